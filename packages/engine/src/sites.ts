import type { Attempt } from './traffic/attempts.ts';
import type { Call } from './traffic/calls.ts';
import type { Outcome } from './traffic/outcome.ts';

/**
 * THE NARROW WAIST: the places where a guard may act.
 *
 * Components ask at these sites; guards answer; nothing else connects the two. A component never names a guard, a
 * guard never names a component. A site appears here with the first guard that answers at it.
 *
 * Two kinds of method, and a method is never both:
 * - a question (`mayRetry`, `admits`, …) spends nothing and changes nothing that another answer depends on, so asking
 *   several guards in turn cannot leave a token spent for an attempt that another guard refused;
 * - a notice (`onFirstAttempt`, `onRetry`, …) reports what was decided, and is where state changes.
 *
 * | side   | site       | asked                                       | combines by     |
 * |--------|------------|---------------------------------------------|-----------------|
 * | caller | timeout    | how long may this attempt stay unanswered?  | one             |
 * | caller | retry      | again? after how long?                      | one             |
 * | caller | retryGates | veto?                                       | all must allow  |
 * | server | door       | may it enter?                               | all must admit  |
 * | server | order      | who is next?                                | one             |
 */
export interface CallerSites {
  /** Null: the caller waits for ever. */
  timeout: AttemptTimeout | null;
  /** Null: a failed call is not tried again. */
  retry: RetryPolicy | null;
  /** Each may veto a retry that the policy proposes. */
  readonly retryGates: RetryGate[];
}

export interface ServerSites {
  /** All must admit an attempt for it to enter. Asked about every arrival, also when a worker is free. */
  readonly door: DoorGate[];
  /** Null: first come, first served. */
  order: QueueOrder | null;
}

export interface AttemptTimeout {
  /** How long the attempt about to be sent may stay unanswered. */
  timeoutUs(call: Call): number;
}

export interface RetryPolicy {
  /** How long to wait before the next attempt, or {@link GIVE_UP}. Asked once for each attempt that failed. */
  delayUs(call: Call, outcome: Outcome): number;
}

export interface RetryGate {
  mayRetry(call: Call): boolean;
  /** A call's first attempt is being sent. */
  onFirstAttempt(): void;
  /** A retry was granted; it will be sent after its delay. */
  onRetry(): void;
}

export interface DoorGate {
  admits(attempt: Attempt, station: Station): boolean;
}

export interface QueueOrder {
  /** Whether the attempt that came last is served next, rather than the one that came first. */
  servesNewest(station: Station): boolean;
}

/** What a guard may know of the server it protects. */
export interface Station {
  /** Attempts waiting. */
  readonly queueLength: number;
  /** Workers that could start now. */
  readonly freeWorkers: number;
}

/** In place of a delay: do not try again. */
export const GIVE_UP = -1;

export const openCallerSites = (): CallerSites => ({ timeout: null, retry: null, retryGates: [] });
export const openServerSites = (): ServerSites => ({ door: [], order: null });
