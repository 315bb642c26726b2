import type { EXPIRED, Outcome, SHED } from './traffic/outcome.ts';
import type { Attempt, Call } from './traffic/rows.ts';

/**
 * THE NARROW WAIST: the places where a guard may act.
 *
 * Components ask at these sites; guards answer; nothing else connects the two. A component never names a guard, a
 * guard never names a component. A site appears here with the first guard that answers at it.
 *
 * Two kinds of method, and a method is never both:
 * - a question (`allows`, `mayRetry`, `admits`, …) spends nothing and changes nothing that another answer depends on, so
 *   asking several guards in turn cannot leave a token spent for an attempt that another guard refused;
 * - a notice (`onSent`, `onRetry`, …) reports what was decided or what happened, and is where state changes.
 *
 * | side   | site          | asked                                       | combines by     |
 * |--------|---------------|---------------------------------------------|-----------------|
 * | caller | timeouts      | how long may this attempt stay unanswered?  | shortest        |
 * | caller | gates         | may this attempt be sent?                   | all must allow  |
 * | caller | retry         | again? after how long?                      | one             |
 * | caller | retryGates    | veto?                                       | all must allow  |
 * | server | door          | may it enter?                               | all must admit  |
 * | server | order         | who is next?                                | one             |
 * | server | triage        | next in line: serve or drop?                | all must keep   |
 */
export interface SitesBySide {
  /** The near end of an arrow. */
  caller: CallerSites;
  /** A component that serves. */
  server: ServerSites;
}

export interface CallerSites {
  /** Empty: the caller waits for ever. */
  readonly timeouts: AttemptTimeout[];
  /** Whether the server is told until when its caller waits. */
  tellsDeadline: boolean;
  readonly gates: AttemptGate[];
  /** Null: a failed call is not tried again. */
  retry: RetryPolicy | null;
  /** Each may veto a retry that the policy proposes. */
  readonly retryGates: RetryGate[];
}

export interface ServerSites {
  /** Asked about every arrival, also when a worker is free. */
  readonly door: DoorGate[];
  /** Null: first come, first served. */
  order: QueueOrder | null;
  /** Asked when an attempt's turn has come after it has waited. */
  readonly triage: TriageGate[];
}

export interface AttemptTimeout {
  /** How long the attempt about to be sent may stay unanswered. 0 or less: it is not worth sending any more. */
  timeoutUs(call: Call): number;
}

export interface AttemptGate {
  allows(call: Call): boolean;
  /** The attempt that all gates allowed is being sent. */
  onSent(attempt: Attempt): void;
  /** An attempt that was sent has ended. Once for each `onSent`. */
  onOutcome(attempt: Attempt, outcome: Outcome): void;
  /** An attempt was not sent, because this gate or another did not allow it. */
  onBlocked(): void;
}

export interface RetryPolicy {
  /** How long to wait before the next attempt, or {@link GIVE_UP}. Asked once for each attempt that failed. */
  delayUs(call: Call, outcome: Outcome): number;
}

export interface RetryGate {
  mayRetry(call: Call, outcome: Outcome): boolean;
  /** A call's first attempt is being sent. */
  onFirstAttempt(): void;
  /** A retry was granted after this outcome; it will be sent after its delay. */
  onRetry(call: Call, outcome: Outcome): void;
  /** An attempt has ended; heard before `mayRetry` is asked about it. */
  onOutcome(call: Call, outcome: Outcome): void;
  /** A retry that was granted is not sent after all: a gate blocked it, or no time was left for it. */
  onRetryUnsent(call: Call): void;
}

export interface DoorGate {
  admits(attempt: Attempt, station: Station): boolean;
  /** It was admitted by all. */
  onEntered(attempt: Attempt, station: Station): void;
  /** What had entered is answered or dropped. */
  onLeft(attempt: Attempt, outcome: Outcome, sojournUs: number): void;
}

export interface QueueOrder {
  /** Whether the attempt that came last is served next, rather than the one that came first. */
  servesNewest(station: Station): boolean;
}

export interface TriageGate {
  /** How an attempt ends that this gate does not keep. */
  readonly drops: typeof SHED | typeof EXPIRED;
  keeps(attempt: Attempt, waitedUs: number): boolean;
  /** An attempt's turn has come; heard before `keeps` is asked about it. */
  onTurn(attempt: Attempt, waitedUs: number, station: Station): void;
}

/** What a guard may know of the server it protects. */
export interface Station {
  /** Attempts waiting. */
  readonly queueLength: number;
  /** Workers that could start now. */
  readonly freeWorkers: number;
  /** Attempts waiting or being worked on. */
  readonly inSystem: number;
}

/** In place of a delay: do not try again. */
export const GIVE_UP = -1;

export const openCallerSites = (): CallerSites => ({
  timeouts: [],
  tellsDeadline: false,
  gates: [],
  retry: null,
  retryGates: [],
});
export const openServerSites = (): ServerSites => ({ door: [], order: null, triage: [] });

/** Sites at which no guard answers, by side. */
export const openSites: { readonly [Side in keyof SitesBySide]: () => SitesBySide[Side] } = {
  caller: openCallerSites,
  server: openServerSites,
};
