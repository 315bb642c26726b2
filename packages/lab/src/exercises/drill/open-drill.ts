import type { LiveAction, Scenario } from '@basin/engine';
import type { Goal } from '../../lab-folder/lab.ts';
import type { OpenHead } from '../exercise.ts';

/** A system that is down, what may be done about it, what is seen of it, and what is to be reached. */
export interface OpenDrill extends OpenHead {
  readonly kind: 'drill';
  readonly scenario: Scenario;
  /** When the learner arrives. What happened before can be seen, and not be changed. */
  readonly arriveUs: number;
  /** The message that called them. */
  readonly page: string;
  readonly runbook: readonly RunbookEntry[];
  readonly signals: readonly Signal[];
  readonly goals: readonly Goal[];
  readonly seeds: readonly number[];
  readonly exam: { readonly delayUs: number; readonly seeds: readonly number[] };
  /** Ids of degenerate answers that are right here, with the reason. */
  readonly exempt: Readonly<Record<string, string>>;
}

export interface RunbookEntry {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** From the order to the effect, in whole buckets of the scenario. */
  readonly takesUs: number;
  /** At least one; several where something is to be chosen. */
  readonly options: readonly RunbookOption[];
  /** How it is taken back, where it leaves something in another position. Takes as long. */
  readonly undo?: LiveAction['do'];
}

export interface RunbookOption {
  /** What is chosen: `50 %`, `30s`, `checkout.2`; the entry's title where nothing is. */
  readonly says: string;
  readonly do: LiveAction['do'];
}

export interface Signal {
  readonly id: string;
  readonly title: string;
  /** Key of a measure. */
  readonly measure: string;
  readonly of?: string;
  readonly overUs: number;
  readonly delayUs: number;
  readonly noise: number;
}
