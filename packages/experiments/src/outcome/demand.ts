import type { Run } from '@basin/engine';
import { measured, type Window } from './measured.ts';

/** What is demanded of a run: a measure of it, over a stretch of time, within bounds. */
export interface Demand {
  readonly says: string;
  /** Of `measured`. */
  readonly measure: string;
  readonly window: Window;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

/** A run that reached a limit meets nothing, whatever it measured until then; nor does a measure without a value. */
export function meets(run: Run, { measure, window, atLeast = -Infinity, atMost = Infinity }: Demand): boolean {
  const value = measured(run, measure, window);
  return run.ended === 'at-time' && value >= atLeast && value <= atMost;
}
