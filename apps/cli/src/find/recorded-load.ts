import { readFile } from 'node:fs/promises';
import { compile, type Scenario } from '@basin/engine';
import { exists } from './folder.ts';
import { readLoad } from './load-file.ts';
import type { Refused } from './scenario.ts';

/** A scenario in which a client calls as was recorded, instead of as it would. `file.csv`, or `users=file.csv`. */
export async function withRecordedLoad(
  scenario: Scenario,
  word: string,
): Promise<{ scenario: Scenario } | { refused: Refused }> {
  const clients = Object.keys(scenario.components).filter((name) => clientOf(scenario, name) !== undefined);
  const [, named, file = word] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(word) ?? [];
  const name = named ?? (clients.length === 1 ? clients[0] : undefined);
  const params = name === undefined ? undefined : clientOf(scenario, name);
  if (name === undefined || params === undefined) {
    const says = named === undefined ? 'There is more than one client.' : `There is no client \`${named}\`.`;
    return missing(says, `Write one of ${clients.map((each) => `--load ${each}=${file}`).join(', ')}.`);
  }
  if (!(await exists(file))) return missing(`There is no ${file}.`, 'Name a CSV file.');
  const text = await readFile(file, 'utf8');
  const read = readLoad(text, file);
  if ('diagnostics' in read) return { refused: { diagnostics: read.diagnostics, texts: { [file]: text } } };
  const client = { ...params, closed: undefined, sine: undefined, schedule: [], arrivals: read.load };
  const recorded = { ...scenario, components: { ...scenario.components, [name]: { client } } };
  const [first] = compile(recorded).diagnostics;
  return first === undefined ? { scenario: recorded } : missing(first.says, first.instead);
}

function clientOf({ components }: Scenario, name: string): object | undefined {
  return components[name]?.['client'] as object | undefined;
}

function missing(says: string, instead: string): { refused: Refused } {
  return { refused: { missing: { says, instead } } };
}
