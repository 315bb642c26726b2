import { simulate, type Plan } from '../src/index.ts';
import { runBaseline } from './baseline.ts';
import { MODELS, referencePlan, type ModelName } from './reference-model.ts';
import { sum, tallyOf, type Tally } from './tally.ts';

export const PROGRAMS = ['heap', 'ring', 'engine'] as const;
export type ProgramName = (typeof PROGRAMS)[number];

/** One tally per round. */
export type Laps = Readonly<Record<ModelName, Readonly<Record<ProgramName, readonly Tally[]>>>>;

/**
 * Every program runs every model in every round, so that whatever else the machine does meets all of them alike; who
 * goes first moves on by one from round to round. All run the same number of seeds.
 */
export function runRounds(count: number, programs: readonly ProgramName[], onRound: (round: number) => void): Laps {
  const plans = { H: referencePlan('H'), S: referencePlan('S') };
  warmUp(plans);
  const laps = { H: noLaps(), S: noLaps() };
  for (let round = 0; round < count; round++) {
    onRound(round);
    for (const model of MODELS) {
      const first = round % programs.length;
      for (const program of [...programs.slice(first), ...programs.slice(0, first)]) {
        const seeds = { first: 1 + round * RUNS_PER_LAP, count: RUNS_PER_LAP };
        laps[model][program].push(
          program === 'engine' ? runEngine(plans[model], seeds) : runBaseline(program, model, seeds),
        );
      }
    }
  }
  return laps;
}

/** The compiler inside V8 has seen both models before anything is timed, and knows of both. */
function warmUp(plans: Readonly<Record<ModelName, Plan>>): void {
  for (let i = 0; i < WARM_UP_RUNS; i++) for (const model of MODELS) simulate(plans[model], i);
}

function runEngine(plan: Plan, seeds: { first: number; count: number }): Tally {
  const tallies: Tally[] = [];
  for (let seed = seeds.first; seed < seeds.first + seeds.count; seed++) {
    const startedAtMs = performance.now();
    const cpuBefore = process.cpuUsage();
    const run = simulate(plan, seed);
    const { user, system } = process.cpuUsage(cpuBefore);
    tallies.push(tallyOf(run, { seconds: (performance.now() - startedAtMs) / 1e3, cpuSeconds: (user + system) / 1e6 }));
  }
  return sum(tallies);
}

const noLaps = (): Record<ProgramName, Tally[]> => ({ heap: [], ring: [], engine: [] });

export const RUNS_PER_LAP = 4;
const WARM_UP_RUNS = 8;
