import type { ChartRun } from './chart-run.ts';
import type { PanelName } from './layout.ts';

/** The stretch of time that a verdict points at. */
export interface LookWindow {
  readonly fromUs: number;
  readonly toUs: number;
  /** "look here" unless said otherwise. */
  readonly label?: string;
}

/** What a reader expects, drawn before or over what happens. */
export interface Guess {
  /** In order of time; values in the panel's unit. */
  readonly points: readonly { readonly atUs: number; readonly value: number }[];
  /** The flow panel unless said otherwise. */
  readonly panel?: PanelName;
  readonly label?: string;
}

/** Another run, drawn faintly for comparison. Its axis of time is this run's. */
export interface Ghost {
  readonly run: ChartRun;
  /** What sets it apart, for the legend: "without a budget". */
  readonly label: string;
}
