import type { ActionSettings, Run, Scenario } from '@basin/engine';

/** What the page says to a worker in which somebody steers a run. The first is to open it. */
export type SteerOrder =
  | { readonly kind: 'open'; readonly scenario: Scenario; readonly seed: number }
  /**
   * Goes on to a time, and takes the actions that fall due on the way, in the order in which they stand. They are as
   * those of an actions file: at whole buckets, none of them before the time that the run has reached.
   */
  | { readonly kind: 'advance'; readonly untilUs: number; readonly due: readonly ActionSettings[] };

export type SteerReport =
  | { readonly kind: 'reached'; readonly run: Run }
  /** Our fault: settings, runbook and times were checked before. */
  | { readonly kind: 'crashed'; readonly says: string };
