import type { ActionSettings, EngineDiagnostic, GuardSettings, Run, Scenario, TraceOptions } from '@basin/engine';

/**
 * What the page and the worker say to each other.
 *
 * Every report carries the id of its job, so that a late report of an older job can be told from one of the current
 * job. There is no message for "stop": a simulation does not look at its mailbox. Cancelling terminates the worker.
 */
export interface RunJob {
  readonly id: number;
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  /** What somebody does about it, in every run. */
  readonly actions?: readonly ActionSettings[];
  /** Follows calls on their way; the run is the same without. */
  readonly trace?: TraceOptions;
  readonly seeds: readonly number[];
  /** Whether to report what has happened so far about every `SLICE_MS`. */
  readonly stream: boolean;
}

export type RunReport =
  | { readonly id: number; readonly kind: 'progress'; readonly run: Run }
  | { readonly id: number; readonly kind: 'run'; readonly run: Run }
  | { readonly id: number; readonly kind: 'done' }
  /** The scenario, the guards or the actions cannot be run. Nothing was simulated. */
  | { readonly id: number; readonly kind: 'refused'; readonly diagnostics: readonly EngineDiagnostic[] }
  /** Our fault. `seed` is the one under way, if any was. */
  | { readonly id: number; readonly kind: 'crashed'; readonly says: string; readonly seed?: number };

/** Wall time between two looks at a simulation under way: short enough to look like motion, long enough to be cheap. */
export const SLICE_MS = 50;
