import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { NO_GUARDS, type GuardSettings, type Scenario } from '@basin/engine';
import { everyGuard, parseGuards, parseScenario, type Diagnostic } from '@basin/lab';
import type { Texts } from '../terminal/diagnostics.ts';
import { exists, locate, shownPath, type Missing } from './folder.ts';

/** A file that was read and is wrong, or is not there. */
export type Refused =
  { readonly missing: Missing } | { readonly diagnostics: readonly Diagnostic[]; readonly texts: Texts };

export interface FoundScenario {
  readonly title: string;
  readonly file: string;
  readonly scenario: Scenario;
}

/**
 * The scenario that somebody named; of a lab only its scenario, so that a lab runs while the rest of it is being written.
 */
export async function findScenario(word: string): Promise<{ found: FoundScenario } | { refused: Refused }> {
  const located = await locate(word, ['lab', 'scenario']);
  if ('missing' in located) return { refused: located };
  const isFolder = (await stat(located.at)).isDirectory();
  const file = shownPath(isFolder ? path.join(located.at, 'scenario.yaml') : located.at);
  if (!(await exists(file))) {
    const missing = { says: `There is no scenario.yaml in ${word}.`, instead: 'Name a scenario file, or its folder.' };
    return { refused: { missing } };
  }
  const text = await readFile(file, 'utf8');
  const { scenario, diagnostics } = parseScenario(text, file);
  if (scenario === undefined) return { refused: { diagnostics, texts: { [file]: text } } };
  return { found: { title: scenario.title ?? path.basename(path.dirname(path.resolve(file))), file, scenario } };
}

/** A guards file for a scenario: without a lab around it, any guard may be set at any place. */
export async function findGuards(
  file: string | undefined,
  scenario: Scenario,
): Promise<{ guards: GuardSettings } | { refused: Refused }> {
  if (file === undefined) return { guards: NO_GUARDS };
  if (!(await exists(file))) {
    return { refused: { missing: { says: `There is no ${file}.`, instead: 'Name a guards file.' } } };
  }
  const text = await readFile(file, 'utf8');
  const { guards, diagnostics } = parseGuards(text, { scenario, allowed: everyGuard(scenario) }, file);
  return guards === undefined ? { refused: { diagnostics, texts: { [file]: text } } } : { guards };
}
