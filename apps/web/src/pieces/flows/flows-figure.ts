import type { Demand } from '@basin/experiments';
import type { TopologyFlows } from '@basin/viz';
import type { Control, Settings } from '../live-figure/settings.ts';

/** What flows through a system in some moments of a run, as a figure of a page: plain data, made on the server. */
export interface FlowsFigure extends Settings {
  /** Of its element, and of its state in an address. */
  readonly id: string;
  readonly title: string;
  readonly seed: number;
  readonly moments: readonly Moment[];
  readonly controls: readonly Control[];
  readonly tasks: readonly FlowsTask[];
  readonly prediction?: FlowsPrediction | undefined;
  /** In each of the moments, with these settings and this seed. */
  readonly first: readonly Seen[];
}

/** A stretch of a run, in seconds of simulated time. */
export interface Moment {
  readonly says: string;
  readonly from: number;
  readonly to: number;
}

/** On average over a moment. */
export interface Seen {
  readonly flows: TopologyFlows;
  /** Calls begun per second. */
  readonly offered: number;
  readonly goodput: number;
}

/** A run ticks a task when it meets all of it. */
export interface FlowsTask {
  readonly says: string;
  readonly when: readonly Demand[];
}

/** A question about attempts per second that the reader answers before the picture does. */
export interface FlowsPrediction {
  readonly ask: string;
  readonly arrow: string;
  /** Which of the moments; it and all after it are hidden until there is a guess. */
  readonly moment: number;
  readonly options?: readonly { readonly says: string; readonly value: number }[] | undefined;
  readonly most: number;
}

/** What a reader has chosen: the seed and a value for each control, in their order. */
export interface FlowsChoice {
  readonly seed: number;
  readonly values: readonly number[];
}
