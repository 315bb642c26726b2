import type { Micros } from '../core/time.ts';
import type { ActionBehaviour, Targets } from './action.ts';

/**
 * What somebody does to a system under way: under `do`, one key, the action's kind, with its parameters.
 *
 * Plain JSON, as it is stored, sent to a worker, and recorded in a run. Times are in µs.
 */
export interface LiveAction {
  readonly do: Readonly<Record<string, unknown>>;
  /** How long it lasts, counted from when it is in full effect; absent: to the end, or until it is undone. */
  readonly for?: Micros | undefined;
}

/** An action and its time. */
export interface ActionSettings extends LiveAction {
  readonly at: Micros;
}

/** An action, checked and resolved. */
export interface ActionPlan {
  /** As it is recorded, with what was left out filled in. */
  readonly settings: ActionSettings;
  readonly behaviour: ActionBehaviour<keyof Targets, never>;
  readonly params: unknown;
  /** The parts or triggers it happens to. */
  readonly parts: readonly string[];
}

/** In a run. */
export const MAX_ACTIONS = 1000;
