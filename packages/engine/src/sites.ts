import type { AttemptPace, HedgePolicy } from './sending-sites.ts';
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
 * | side     | site          | asked                                       | combines by     |
 * |----------|---------------|---------------------------------------------|-----------------|
 * | caller   | timeouts      | how long may this attempt stay unanswered?  | shortest        |
 * | caller   | gates         | may this attempt be sent?                   | all must allow  |
 * | caller   | paces         | not yet? how long is it held back?          | longest         |
 * | caller   | retry         | again? after how long?                      | one             |
 * | caller   | retryGates    | veto?                                       | all must allow  |
 * | caller   | hedge         | another one beside it? when?                | one             |
 * | server   | door          | may it enter?                               | all must admit  |
 * | server   | order         | who is next?                                | one             |
 * | server   | triage        | next in line: serve or drop?                | all must keep   |
 * | cache    | lives         | how much longer is it kept than the TTL?    | sum             |
 * | cache    | freshness     | is it time to fetch it again already?       | any             |
 * | cache    | lookups       | not held, or not fresh: fetch, wait, serve? | most sparing    |
 * | cache    | failures      | a fetch failed: what is remembered, served? | longest, any    |
 * | balancer | shards        | which replicas are there for this attempt?  | in turn         |
 * | balancer | health        | is this replica fit to be chosen?           | all must agree  |
 * | balancer | panic         | so few are fit: choose among all?           | any             |
 * | balancer | choice        | which of those left?                        | one             |
 */
export interface SitesBySide {
  /** The near end of an arrow. */
  caller: CallerSites;
  /** A component that serves. */
  server: ServerSites;
  /** A component that keeps answers. */
  cache: CacheSites;
  /** A component that sends each attempt on to one of several. */
  balancer: BalancerSites;
}

export interface CallerSites {
  /** Empty: the caller waits for ever. */
  readonly timeouts: AttemptTimeout[];
  /** Whether the server is told until when its caller waits. */
  tellsDeadline: boolean;
  /** Whether the server is told when its caller has stopped waiting. */
  tellsTimeouts: boolean;
  readonly gates: AttemptGate[];
  /** Asked about what all gates allow. */
  readonly paces: AttemptPace[];
  /** Null: a failed call is not tried again. */
  retry: RetryPolicy | null;
  /** Each may veto a retry that the policy proposes. */
  readonly retryGates: RetryGate[];
  /** Null: a call has one attempt under way at a time. */
  hedge: HedgePolicy | null;
}

export interface ServerSites {
  /** Asked about every arrival, also when a worker is free. */
  readonly door: DoorGate[];
  /** Null: first come, first served. */
  order: QueueOrder | null;
  /** Asked when an attempt's turn has come after it has waited. */
  readonly triage: TriageGate[];
}

export interface CacheSites {
  readonly lives: EntryLife[];
  readonly freshness: FreshnessRule[];
  /** None: every lookup that finds nothing fresh is a fetch. */
  readonly lookups: LookupRule[];
  readonly failures: FetchFailureRule[];
}

export interface BalancerSites {
  readonly shards: ShardRule[];
  readonly health: ReplicaHealth[];
  readonly panic: PanicRule[];
  /** Null: one after another. */
  choice: ReplicaChoice | null;
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
  /** How long to wait before the next attempt, or {@link GIVE_UP}. Asked once whenever all attempts of a call have failed. */
  delayUs(call: Call, outcome: Outcome): number;
}

/** Retries are what is said here; a hedge is one, too. One that is due because an answer is late comes after a timeout. */
export interface RetryGate {
  mayRetry(call: Call, outcome: Outcome): boolean;
  /** A call's first attempt is being sent. */
  onFirstAttempt(): void;
  /** A retry was granted after this outcome; it will be sent after its delay. */
  onRetry(call: Call, outcome: Outcome): void;
  /** The attempt of this number (from 1) has ended; heard before `mayRetry` is asked about it. */
  onOutcome(call: Call, outcome: Outcome, number: number): void;
  /** A retry that was granted is not sent after all: a gate blocked it, or no time was left for it. */
  onRetryUnsent(call: Call): void;
}

export interface DoorGate {
  admits(attempt: Attempt, station: Station): boolean;
  /** It was admitted by all. */
  onEntered(attempt: Attempt, station: Station): void;
  /** What had entered is answered or dropped, or lost in a crash, which counts as an error. */
  onLeft(attempt: Attempt, outcome: Outcome, sojournUs: number): void;
  /** It was not admitted, by this gate or another. Only those who count what comes need to hear it. */
  onRefused?(attempt: Attempt): void;
}

export interface QueueOrder {
  /** Whether the attempt that came last is served next, rather than the one that came first. */
  servesNewest(station: Station): boolean;
  /** Who has a lower rank is served first; the above is about equals. A rank is a small whole number and stays. */
  rankOf?(attempt: Attempt): number;
}

export interface TriageGate {
  /** How an attempt ends that this gate does not keep. */
  readonly drops: typeof SHED | typeof EXPIRED;
  keeps(attempt: Attempt, waitedUs: number): boolean;
  /** An attempt's turn has come; heard before `keeps` is asked about it. */
  onTurn(attempt: Attempt, waitedUs: number, station: Station): void;
}

export interface EntryLife {
  /** How much longer than `ttlUs` an entry is kept that is stored now. */
  extraUs(key: number, ttlUs: number): number;
}

export interface FreshnessRule {
  /** Whether an entry whose time is not over is to be fetched again all the same. Asked once for each lookup. */
  isDue(lookup: Lookup): boolean;
}

export interface LookupRule {
  /** How long after the latest fetch of a key began those who wait for it are helped on; infinity: when it has ended. */
  readonly patienceUs: number;
  /** What a lookup comes to that found nothing fresh, or that is due. */
  decide(lookup: Lookup): LookupDecision;
}

export interface FetchFailureRule {
  /** How long the failure is answered in place of a value; 0: it is not remembered. */
  remembersUs(outcome: Outcome): number;
  /** Whether what has outlived its time is served instead. */
  servesStale(overdueUs: number): boolean;
}

/** What a guard may know of a lookup, while it is asked about it. */
export interface Lookup {
  readonly attempt: Attempt;
  readonly key: number;
  /** Whether there is a value, fresh or not. */
  readonly isHeld: boolean;
  /** For how long its time has been over; negative while it is fresh. */
  readonly overdueUs: number;
  /** How long it took to fetch the value. */
  readonly tookUs: number;
  /** Whether somebody is fetching it now. */
  readonly isBeingFetched: boolean;
  /** Since when the latest fetch began that is known of; infinity if none is. */
  readonly sinceFetchUs: number;
}

/** Somebody is sent to fetch it, and answered when that is done. */
export const FETCH = 0;
/** Answered when somebody else has fetched it. */
export const WAIT = 1;
/** Answered with what is held, which is fetched again behind its back. */
export const SERVE_AND_FETCH = 2;
/** Answered with what is held. */
export const SERVE = 3;

/** In order of how much they spare the origin and the caller. */
export type LookupDecision = typeof FETCH | typeof WAIT | typeof SERVE_AND_FETCH | typeof SERVE;

export interface ShardRule {
  /** Leaves those candidates that are there for this attempt. Asked whenever it is to be sent somewhere. */
  narrow(attempt: Attempt, candidates: Candidates): void;
}

export interface ReplicaHealth {
  /** The fleet is complete; heard once, before all else. */
  onAssembled(fleet: Fleet): void;
  /** Asked when {@link Fleet.onHealthChanged} has been told, not for each attempt. */
  isFit(replica: number): boolean;
  /** What was sent to a replica has ended, its retries included. */
  onOutcome(replica: number, outcome: Outcome): void;
  /** A probe has been answered. */
  onProbed(replica: number, outcome: Outcome, latencyUs: number): void;
}

export interface PanicRule {
  /** Whether the health of replicas is to be ignored while so many of them are fit. */
  ignoresHealth(fitCount: number, inServiceCount: number): boolean;
}

export interface ReplicaChoice {
  /** The fleet is complete; heard once, before all else. */
  onAssembled(fleet: Fleet): void;
  /** One of the candidates, of which there is at least one. */
  choose(attempt: Attempt, candidates: Candidates): number;
  /** An attempt is sent to the replica that was chosen. */
  onSent(replica: number): void;
}

/** The replicas behind a balancer, counted from 0, as its guards may know them. */
export interface Fleet {
  readonly size: number;
  /** Whether it is there at all; whoever is not gets nothing, probes included. */
  isInService(replica: number): boolean;
  /** What this balancer has sent to it and is not settled. */
  inFlight(replica: number): number;
  /** Sends it a call that is nobody's. It travels as every other does and may wait in a queue. */
  probe(replica: number): void;
  /** A guard judges a replica otherwise than before. */
  onHealthChanged(): void;
}

/**
 * The first `count` of `replicas`, ascending, are those that may be chosen. Whoever narrows them moves the ones that stay
 * to the front, in their order.
 */
export interface Candidates {
  readonly replicas: Int32Array;
  count: number;
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

/** Where guards act, and others take their place while a panic mode is engaged. */
export interface SiteSwitch {
  switchSites(isPanic: boolean): void;
}

/** In place of a delay: do not try again. */
export const GIVE_UP = -1;

export const openCallerSites = (): CallerSites => ({
  timeouts: [],
  tellsDeadline: false,
  tellsTimeouts: false,
  gates: [],
  paces: [],
  retry: null,
  retryGates: [],
  hedge: null,
});
export const openServerSites = (): ServerSites => ({ door: [], order: null, triage: [] });
const openBalancerSites = (): BalancerSites => ({ shards: [], health: [], panic: [], choice: null });
export const openCacheSites = (): CacheSites => ({ lives: [], freshness: [], lookups: [], failures: [] });

/** Sites at which no guard answers, by side. */
export const openSites: { readonly [Side in keyof SitesBySide]: () => SitesBySide[Side] } = {
  caller: openCallerSites,
  server: openServerSites,
  cache: openCacheSites,
  balancer: openBalancerSites,
};
