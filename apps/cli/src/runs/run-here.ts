import { begin, formatDuration, InvariantError, type Micros, type Plan, type SimulateOptions } from '@basin/engine';
import { Progress } from '../terminal/progress.ts';
import { RunCrashed } from './run-crashed.ts';
import type { TimedRun } from './thread-runner.ts';

interface Setting extends Pick<SimulateOptions, 'actions' | 'trace'> {
  readonly seed: number;
  readonly warmUpUs: Micros;
  readonly reproduce: string;
}

/** Makes one run on this thread, piece by piece, so that a long one can say how far it is. */
export function runHere(plan: Plan, { seed, warmUpUs, reproduce, ...options }: Setting): TimedRun {
  const progress = new Progress(`seed ${seed}`);
  const startedAtMs = performance.now();
  try {
    const simulation = begin(plan, seed, { warmUpUs, ...options });
    while (!simulation.isOver) {
      simulation.advance(simulation.nowUs + plan.durationUs / PIECES);
      progress.say(`${formatDuration(simulation.nowUs)} of ${formatDuration(plan.durationUs)} simulated`);
    }
    const run = simulation.finish();
    return { run, wallSeconds: (performance.now() - startedAtMs) / 1e3 };
  } catch (error) {
    if (error instanceof InvariantError) throw new RunCrashed(error.message, { seed, reproduce }, { cause: error });
    throw error;
  } finally {
    progress.done();
  }
}

const PIECES = 200;
