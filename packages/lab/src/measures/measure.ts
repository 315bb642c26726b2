import type { PartKind, Run } from '@basin/engine';

/**
 * A number that says how well a run went, over a stretch of its time.
 *
 * One folder per measure; the registry lists them. What a goal of lab.yaml may ask for, how its bound is written, how
 * the result is told and where on the chart to look are all derived from this.
 */
export interface Measure {
  readonly key: string;
  /** How a bound on it is written in lab.yaml, and what values are in: plain numbers, or durations in µs. */
  readonly form: 'number' | 'duration';
  readonly unit: string;
  /** One sentence for authors. */
  readonly describe: string;
  /** The best value a run can reach: what a margin is measured against. */
  readonly best: number;
  /** Where better lies. `up` is bounded by `atLeast`, `down` by `atMost`. */
  readonly direction: 'up' | 'down';
  /** What a miss is explained by. */
  readonly about: Topic;
  /** Whether a goal names a part with `of`, and of which kinds; absent where the measure is about the whole system. */
  readonly of?: { readonly kinds: readonly PartKind[]; readonly isRequired: boolean };
  /** NaN where the run holds nothing to measure: no bound is met by it. */
  measure(run: Run, window: Window): number;
  /** The part of the window that decided the value. */
  look(run: Run, window: Window): Window;
  /** With at least `digits` significant digits, so that a value just short of its bound can be told from it. */
  format(value: number, digits?: number): string;
  /** The value in a sentence: `Goodput from 2m to 5m is 0/s of 1 000/s offered`, without the full stop. */
  sentence(run: Run, window: Window): string;
}

/**
 * Calls that were not good, time spent, attempts sent, attempts waiting; attempts that come all at once, work for nobody,
 * what a cache does not know, what goes up and down, machines that stand idle; a client that is unlike another.
 */
export type Topic = 'goodput' | 'time' | 'load' | 'queue' | 'herd' | 'waste' | 'cache' | 'swing' | 'idle' | 'agreement';

/** A stretch of simulated time, in µs, and the part that is looked at in it, where it is one. */
export interface Window {
  readonly fromUs: number;
  readonly toUs: number;
  /** A component, all replicas of it, or an arrow. */
  readonly of?: string | undefined;
}
