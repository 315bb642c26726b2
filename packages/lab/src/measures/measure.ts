import type { Run } from '@basin/engine';

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
  /** What a miss is explained by: calls that were not good, time spent, attempts sent, or attempts waiting. */
  readonly about: 'goodput' | 'time' | 'load' | 'queue';
  /** NaN where the run holds nothing to measure: no bound is met by it. */
  measure(run: Run, window: Window): number;
  /** The part of the window that decided the value. */
  look(run: Run, window: Window): Window;
  /** With at least `digits` significant digits, so that a value just short of its bound can be told from it. */
  format(value: number, digits?: number): string;
  /** The value in a sentence: `Goodput from 2m to 5m is 0/s of 1 000/s offered`, without the full stop. */
  sentence(run: Run, window: Window): string;
}

/** A stretch of simulated time, in µs. */
export interface Window {
  readonly fromUs: number;
  readonly toUs: number;
}
