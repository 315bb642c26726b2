import type { Run } from '@basin/engine';
import { formatSeconds } from '../number.ts';

/** A stretch of simulated time in which something is done to the system from outside. */
export interface TriggerWindow {
  readonly fromUs: number;
  /** Infinity while nobody has ended it. */
  readonly toUs: number;
  /** What is done: "slow ×10". */
  readonly label: string;
}

/** The triggers that a run has met so far, by their names in the scenario. */
export function windowsFromMarks(run: Run): TriggerWindow[] {
  return run.marks
    .filter((mark) => mark.kind === 'trigger-begins')
    .map(({ name, atUs }) => {
      const end = run.marks.find((mark) => mark.kind === 'trigger-ends' && mark.name === name && mark.atUs >= atUs);
      return { fromUs: atUs, toUs: end?.atUs ?? Infinity, label: name };
    });
}

/** As it stands on the chart: "slow ×10, 20 s". */
export function triggerText({ fromUs, toUs, label }: TriggerWindow): string {
  return Number.isFinite(toUs) ? `${label}, ${formatSeconds(toUs - fromUs)}` : label;
}
