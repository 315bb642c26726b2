import { compile, simulate, type Run } from '../../src/index.ts';
import { guardSettingsSchema, scenarioSchema } from '../../src/schema.ts';
import type { Documents } from './documents.fixture.ts';

/** What became of two documents: each ends in a diagnostic or in a run that says how it ended. */
export type Ending = 'refused by the schema' | 'refused by compile' | Run['ended'];

/** Reads, compiles and runs them, and says what is wrong with how that went. */
export function endingOf({ scenario, guards }: Documents, seed: number): { ending: Ending; problems: string[] } {
  const [readScenario, readGuards] = [scenarioSchema.safeParse(scenario), guardSettingsSchema().safeParse(guards)];
  if (!readScenario.success || !readGuards.success) return { ending: 'refused by the schema', problems: [] };
  const { plan, diagnostics } = compile(readScenario.data, readGuards.data);
  if (plan === undefined) {
    const mute = diagnostics.filter(({ says, instead, path }) => says === '' || instead === '' || path.length === 0);
    const problems = mute.length > 0 || diagnostics.length === 0 ? ['a diagnostic without a place or a word'] : [];
    return { ending: 'refused by compile', problems };
  }
  const bounded = { ...plan, limits: { events: 30_000, liveAttempts: 20_000 } };
  const run = simulate(bounded, seed);
  return { ending: run.ended, problems: problemsOf(run) };
}

/** Laws that hold for every run, however it ended. */
function problemsOf(run: Run): string[] {
  const problems: string[] = [];
  for (const { name, kind, series, totals } of run.parts) {
    for (const [key, value] of Object.entries(totals)) {
      if (!(value >= 0 && value < Infinity)) problems.push(`${name}: ${key} is ${value}`);
    }
    for (const [key, values] of Object.entries(series)) {
      if (!/P\d+$/.test(key) && values.some((value) => !(value >= 0))) problems.push(`${name}: ${key} is below 0`);
    }
    if (kind === 'client' && totals['good']! + totals['late']! + totals['failed']! > totals['offered']!) {
      problems.push(`${name}: more calls have ended than were begun`);
    }
    if (kind === 'arrow' && totals['attempts']! - totals['retries']! - totals['hedges']! > totals['calls']!) {
      problems.push(`${name}: more first attempts than calls`);
    }
  }
  return problems;
}
