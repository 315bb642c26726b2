import type { GuardSettings, Run, Scenario } from '@basin/engine';
import type { Lab } from '../lab-folder/lab.ts';

export type Gate =
  | 'controls'
  | 'start fails'
  | 'exemplar passes'
  | 'decoys fail'
  | 'degenerate list fails'
  | 'cost'
  | 'bounds'
  | 'words';

/** What one gate says about one subject: a control, a solution, a degenerate setting, a goal. */
export interface Finding {
  readonly gate: Gate;
  readonly subject: string;
  readonly ok: boolean;
  /** The numbers that it rests on, in one line. */
  readonly figures: string;
  /** What to repair where it is not ok; the reason shown where something is exempt. */
  readonly detail?: string;
  readonly seedsRun: number;
  /** Of the numeric goals or bounds, the smallest. */
  readonly margin?: number;
}

/** Orders one run for every seed of the lab; they are there once the runs have been made. */
export type Ask = (scenario: Scenario, guards: GuardSettings) => () => readonly Run[];

/** Orders the runs it needs, and judges them later: so that all gates share one batch, and equal runs are made once. */
export type GateCheck = (lab: Lab, ask: Ask) => () => Finding[];
