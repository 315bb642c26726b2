import { InvariantError, type Run } from '@basin/engine';
import type { Window } from '../outcome/measured.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { meanOf, type Interval } from '../statistics/interval.ts';
import { jobOf, type Change } from '../vary/change.ts';
import type { System } from '../vary/system.ts';
import { readingOf } from './reading.ts';

export interface SweepQuestion {
  /** What is read off along the axis; each line says what that means for its own system. */
  readonly along: readonly number[];
  /** At least one. All of them meet the same seeds. */
  readonly lines: readonly SweepLine[];
  /** Latencies (`latencyMean`, `latencyP99` …), `goodputShare`, `amplification`, or any series of the run. */
  readonly measures: readonly string[];
  readonly seeds: readonly number[];
  /** Where means over time are taken; the whole run unless said otherwise. Latencies are always of the whole run. */
  readonly window?: Window;
}

/** A system, and the number of it that is varied: `times` each value of the axis, for an axis of shares. */
export interface SweepLine {
  readonly system: System;
  /** As people write it, such as `components.users.client.arrivals.rate`. */
  readonly path: string;
  readonly times?: number;
}

export interface Sweep {
  readonly along: readonly number[];
  readonly measures: readonly string[];
  /** For each line its points, in the order of `along`. */
  readonly lines: readonly (readonly SweepPoint[])[];
  readonly seeds: readonly number[];
}

export interface SweepPoint {
  /** One for each measure: the mean over the seeds. A measure that some run had no value for is NaN. */
  readonly readings: readonly Interval[];
  readonly changes: readonly Change[];
}

/**
 * Measures over one number, as it is: nothing is searched for, triggers stay. Seed by seed, so that what is there on the
 * way is a whole picture of fewer seeds.
 */
export async function sweep(question: SweepQuestion, runner: Runner, options: Options<Sweep> = {}): Promise<Sweep> {
  const { along, lines, measures, seeds } = question;
  const [first] = lines;
  if (first === undefined) throw new InvariantError('a sweep has a line');
  const laboratory = new Laboratory<Sweep>(first.system, runner, options);
  const cells = lines.flatMap((line) => along.map((value) => ({ line, changes: changesAt(line, value) })));
  const jobs = seeds.flatMap((seed) => cells.map(({ line, changes }) => jobOf(line.system, { changes, seed })));
  const readings: number[][] = [];
  await laboratory.readJobs(jobs, (run) => {
    readings.push(measures.map((measure) => readingOf(run, measure, question.window ?? whole(run))));
    if (readings.length % cells.length === 0) laboratory.show(answer());
  });
  return answer();

  function answer(): Sweep {
    const seedCount = Math.floor(readings.length / cells.length);
    const points = cells.map(({ changes }, cell): SweepPoint => {
      const here = Array.from({ length: seedCount }, (_, seed) => readings[seed * cells.length + cell] ?? []);
      return { readings: measures.map((_, index) => meanOf(here.map((each) => each[index] ?? NaN))), changes };
    });
    return {
      along,
      measures,
      lines: lines.map((_, index) => points.slice(index * along.length, (index + 1) * along.length)),
      seeds: seeds.slice(0, seedCount),
    };
  }
}

/** Products carry the last bits of their factors, and a duration is whole µs: twelve digits are what was meant. */
function changesAt({ path, times = 1 }: SweepLine, value: number): Change[] {
  return [{ set: path, to: Number((value * times).toPrecision(12)) }];
}

function whole(run: Run): Window {
  return { fromUs: 0, toUs: run.durationUs };
}
