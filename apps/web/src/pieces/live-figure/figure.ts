import type { GuardSettings, Scenario } from '@basin/engine';
import type { ChartSize, FlowKey, PanelName } from '@basin/viz';
import type { Task } from './conditions.ts';
import type { PackedRun } from './packed-run.ts';
import type { Control } from './settings.ts';

/** All that a figure needs to stand in a page and to run: plain data, made on the server. */
export interface Figure {
  /** Of its element, and of its state in an address. */
  readonly id: string;
  readonly title: string;
  readonly panels: readonly PanelName[];
  readonly lines: readonly FlowKey[];
  readonly size: ChartSize;
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly seed: number;
  /** The run with these settings and this seed. */
  readonly first: PackedRun;
  readonly controls: readonly Control[];
  /** What the controls stand at, in their order. */
  readonly values: readonly number[];
  readonly tasks: readonly Task[];
  readonly prediction?: Prediction | undefined;
}

/** A question that the reader answers before the figure does. */
export interface Prediction {
  readonly ask: string;
  /** What is guessed, as a mean over the window. */
  readonly of: 'goodput' | 'attempts' | 'queue';
  /** Seconds of simulated time. */
  readonly from: number;
  readonly to: number;
  /** Answers to choose from. Without them the guess is a number on a slider up to `most`. */
  readonly options?: readonly { readonly says: string; readonly value: number }[] | undefined;
  readonly most?: number | undefined;
  /** What is hidden until the guess is made begins here, in seconds. */
  readonly hiddenFrom: number;
}

/** What a reader has chosen: the seed and a value for each control, in their order. */
export interface Choice {
  readonly seed: number;
  readonly values: readonly number[];
}

/** What a reader expects, and in whose words. */
export interface Guessed {
  readonly value: number;
  readonly says: string;
}
