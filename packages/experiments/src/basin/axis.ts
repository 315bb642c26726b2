import { calmFromUs, timeToSettle } from '../outcome/calm.ts';
import { changed, type Change } from '../vary/change.ts';
import type { System } from '../vary/system.ts';

/** A number of the system that is varied, and how far. In the engine's units. */
export interface Axis {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** What its values are multiples of: 1 for whole numbers and for durations, which are whole µs. Else any value. */
  readonly step?: number;
}

/** The value a share of the way along the axis. */
export function valueAt({ from, to, step }: Axis, share: number): number {
  return onStep(from + (to - from) * share, step);
}

export function onStep(value: number, step: number | undefined): number {
  return step === undefined ? value : Math.round(value / step) * step;
}

/**
 * The changes that set numbers, and let the run last until the system has had as much time as it was to have in the
 * scenario, or `settleUs`, since the last push. A longer trigger must not be a shorter time to recover from it.
 */
export function settings(
  system: System,
  numbers: readonly { readonly path: string; readonly value: number }[],
  settleUs = system.scenario.duration - calmFromUs(system.scenario),
): Change[] {
  const sets = numbers.map(({ path, value }): Change => ({ set: path, to: value }));
  return [...sets, timeToSettle(changed(system, sets).scenario, settleUs)];
}
