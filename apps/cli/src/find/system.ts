import type { System } from '@basin/experiments';
import { withChanges } from '../border/written-change.ts';
import { withRecordedLoad } from './recorded-load.ts';
import { findGuards, findScenario, type Refused } from './scenario.ts';

interface Wanted {
  /** A file. */
  readonly guards?: string;
  /** Lines, as experiments print them. */
  readonly change: readonly string[];
  /** A CSV file of recorded load, or a client and such a file. */
  readonly load?: string;
}

/** The guards and changes that somebody asked for, over the scenario they named. */
export async function findSystem(
  word: string,
  { guards: file, change, load }: Wanted,
): Promise<{ system: System; title: string; file: string } | { refused: Refused }> {
  const scenario = await findScenario(word);
  if ('refused' in scenario) return scenario;
  const guards = await findGuards(file, scenario.found.scenario);
  if ('refused' in guards) return guards;
  const loaded = load === undefined ? scenario.found : await withRecordedLoad(scenario.found.scenario, load);
  if ('refused' in loaded) return loaded;
  const made = withChanges({ scenario: loaded.scenario, guards: guards.guards }, change);
  if ('missing' in made) return { refused: made };
  return { system: made.system, title: scenario.found.title, file: scenario.found.file };
}
