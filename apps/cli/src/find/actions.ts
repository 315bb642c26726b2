import { readFile } from 'node:fs/promises';
import { compile, type ActionSettings } from '@basin/engine';
import type { System } from '@basin/experiments';
import { parseActions } from '@basin/lab';
import { exists } from './folder.ts';
import type { Refused } from './scenario.ts';

/** What somebody is going to do about a system, from a file; nothing where there is no file. */
export async function findActions(
  file: string | undefined,
  { scenario, guards }: System,
): Promise<{ actions: readonly ActionSettings[] } | { refused: Refused }> {
  if (file === undefined) return { actions: [] };
  if (!(await exists(file))) {
    return { refused: { missing: { says: `There is no ${file}.`, instead: 'Name a file of actions.' } } };
  }
  const { plan, diagnostics: problems } = compile(scenario, guards);
  if (plan === undefined) throw new Error(`what was parsed compiles: ${problems[0]?.says ?? ''}`);
  const text = await readFile(file, 'utf8');
  const { actions, diagnostics } = parseActions(text, plan, file);
  return actions === undefined ? { refused: { diagnostics, texts: { [file]: text } } } : { actions };
}
