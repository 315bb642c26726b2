import { assert, unreachable } from '../core/assert.ts';
import type { Actor } from '../core/kernel.ts';
import { NO_TIMER } from '../core/kernel.ts';
import type { Lane } from '../core/lane.ts';
import { Histogram } from '../instruments/histogram.ts';
import { Level } from '../instruments/level.ts';
import { GIVE_UP, type CallerSites } from '../sites.ts';
import type { Answerable } from '../traffic/attempts.ts';
import { NO_KEY, NO_PARENT } from '../traffic/calls.ts';
import {
  BLOCKED,
  ERROR,
  EXPIRED,
  OK,
  OUTCOME_BITS,
  OUTCOME_MASK,
  SHED,
  TIMEOUT,
  UNDER_WAY,
  type Outcome,
} from '../traffic/outcome.ts';
import type { Attempt, Call } from '../traffic/rows.ts';
import type { World } from '../world.ts';
import { isAllowed, isRetryGranted, shortestTimeoutUs } from './ask.ts';
import type { ArrowSetting } from './component.ts';

/** Who makes the calls. */
export interface CallOwner {
  /** A call of theirs that ends OK is good if it took no longer. */
  readonly goodWithinUs: number;
  /** The parent is what they gave to `begin`. */
  onCallDone(parent: Attempt, outcome: Outcome, latencyUs: number): void;
}

/**
 * The near end of an arrow in the topology: turns calls into attempts.
 *
 *     begin ──▶ allowed? ──▶ send ──▶ under way ──answer, refusal or timeout──▶ settle ──▶ done
 *                  ▲   └── no: done                                              │
 *                  └──────────────────── after the retry's delay ◀───────────────┘
 *
 * A call ends once, in `finish`. Until then it has either one attempt under way or one retry due. Handing over is a
 * direct call, not an event, and a refusal comes back as its result: a call that is refused and retried at once goes
 * round the loop in `pursue`, never deeper into the stack, and needs no timer. A callee never answers inside `receive`.
 *
 * Decision: an attempt that a gate blocks ends its call. Failing fast is what gates are for.
 */
export class Caller implements Actor, Answerable {
  readonly meter = {
    counts: {
      calls: 0,
      good: 0,
      attempts: 0,
      retries: 0,
      vetoed: 0,
      ok: 0,
      error: 0,
      timeout: 0,
      shed: 0,
      blocked: 0,
      expired: 0,
    },
    levels: { inFlight: new Level(), backingOff: new Level() },
    durations: { latency: new Histogram() },
    derived: {},
  };

  private readonly world: World;
  private readonly owner: CallOwner;
  private readonly arrow: ArrowSetting;
  private readonly sites: CallerSites;
  private readonly address: number;
  private readonly timeouts: Lane;
  private readonly outbound: Lane;
  private readonly inbound: Lane;
  private callCount = 0;

  constructor(world: World, owner: CallOwner, arrow: ArrowSetting) {
    this.world = world;
    this.owner = owner;
    this.arrow = arrow;
    this.sites = arrow.sites;
    this.address = world.kernel.enrol(this);
    this.timeouts = world.kernel.openLane(this.address, TIMED_OUT);
    this.outbound = world.kernel.openLane(this.address, DELIVERED);
    this.inbound = world.kernel.openLane(this.address, ANSWERED);
    world.callers[arrow.index] = this;
    world.parts.push({ name: arrow.name, kind: 'arrow', meter: this.meter });
  }

  /** Begins a call of somebody who comes from outside. */
  begin(key = NO_KEY, priority = 0): void {
    const { calls } = this.world;
    const call = this.open(NO_PARENT);
    calls.key[call] = key;
    calls.priority[call] = priority;
    this.pursue(call);
  }

  /** Begins a call for an attempt that a component is working on. It is about the same, and as important. */
  beginFor(parent: Attempt): void {
    const { attempts, calls } = this.world;
    const call = this.open(parent);
    calls.key[call] = attempts.key[parent]!;
    calls.priority[call] = attempts.priority[parent]!;
    if (this.sites.tellsDeadline) calls.deadlineUs[call] = attempts.deadlineUs[parent]!;
    this.pursue(call);
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case TIMED_OUT:
        return this.onTimedOut(subject);
      case RETRY_DUE:
        this.meter.levels.backingOff.fall(this.world.kernel.nowUs);
        return this.pursue(subject);
      case DELIVERED:
        return this.onDelivered(subject);
      case ANSWERED:
        return this.onAnswered(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
      default:
        unreachable(`a caller has no event ${kind}`);
    }
  }

  /** The callee's answer to an attempt it had taken in. */
  answer(attempt: Attempt, outcome: Outcome): void {
    if (this.arrow.delayUs === 0) return this.onAnswered(attempt, outcome);
    this.world.kernel.scheduleIn(this.inbound, this.arrow.delayUs, (attempt << OUTCOME_BITS) | outcome);
  }

  private open(parent: Attempt): Call {
    this.meter.counts.calls++;
    return this.world.calls.open(this.callCount++, parent, this.world.kernel.nowUs);
  }

  /** Sends attempt after attempt until one is under way, a retry is due later, or the call has ended. */
  private pursue(call: Call): void {
    for (;;) {
      const timeoutUs = shortestTimeoutUs(this.sites, call);
      if (timeoutUs <= 0) return this.endUnsent(call, EXPIRED);
      if (!isAllowed(this.sites, call)) return this.endUnsent(call, BLOCKED);
      const attempt = this.send(call, timeoutUs);
      const answer = this.handOver(attempt);
      if (answer === UNDER_WAY) return this.setTimer(attempt, timeoutUs);
      const isDueAgain = this.settle(call, attempt, answer);
      this.letGo(attempt);
      if (!isDueAgain) return;
    }
  }

  private endUnsent(call: Call, outcome: Outcome): void {
    const { attemptCount, serial } = this.world.calls;
    const { retryGates } = this.sites;
    this.count(outcome);
    this.fold(serial[call]!, attemptCount[call]! + 1, outcome);
    if (attemptCount[call]! > 0) for (let i = 0; i < retryGates.length; i++) retryGates[i]!.onRetryUnsent(call);
    this.finish(call, outcome);
  }

  private send(call: Call, timeoutUs: number): Attempt {
    const { attempts, calls, kernel } = this.world;
    const { gates, retryGates, tellsDeadline } = this.sites;
    const number = ++calls.attemptCount[call]!;
    const attempt = attempts.open(call, this.arrow.index);
    attempts.serial[attempt] = calls.serial[call]!;
    attempts.number[attempt] = number;
    attempts.key[attempt] = calls.key[call]!;
    attempts.priority[attempt] = calls.priority[call]!;
    attempts.deadlineUs[attempt] = tellsDeadline ? kernel.nowUs + timeoutUs : Infinity;
    this.meter.counts.attempts++;
    this.meter.levels.inFlight.rise(kernel.nowUs);
    for (let i = 0; i < gates.length; i++) gates[i]!.onSent(attempt);
    if (number > 1) this.meter.counts.retries++;
    else for (let i = 0; i < retryGates.length; i++) retryGates[i]!.onFirstAttempt();
    return attempt;
  }

  private setTimer(attempt: Attempt, timeoutUs: number): void {
    if (timeoutUs === Infinity) return;
    const timer = this.world.kernel.scheduleIn(this.timeouts, timeoutUs, attempt);
    this.world.attempts.timeoutTimer[attempt] = timer;
  }

  private handOver(attempt: Attempt): Outcome | typeof UNDER_WAY {
    if (this.arrow.delayUs === 0) return this.arrow.callee.receive(attempt);
    this.world.kernel.scheduleIn(this.outbound, this.arrow.delayUs, attempt);
    return UNDER_WAY;
  }

  private onDelivered(attempt: Attempt): void {
    const answer = this.arrow.callee.receive(attempt);
    if (answer !== UNDER_WAY) this.answer(attempt, answer);
  }

  private onAnswered(attempt: Attempt, outcome: Outcome): void {
    const { attempts } = this.world;
    if (attempts.isAbandoned(attempt)) return attempts.farSideLetsGo(attempt);
    const call = attempts.call[attempt]!;
    const isDueAgain = this.settle(call, attempt, outcome);
    this.letGo(attempt);
    if (isDueAgain) this.pursue(call);
  }

  private onTimedOut(attempt: Attempt): void {
    const { attempts } = this.world;
    const call = attempts.call[attempt]!;
    const isDueAgain = this.settle(call, attempt, TIMEOUT);
    attempts.callerLetsGo(attempt);
    if (isDueAgain) this.pursue(call);
  }

  /** Both sides are done with an attempt that was answered in time. */
  private letGo(attempt: Attempt): void {
    const { attempts, kernel } = this.world;
    const timer = attempts.timeoutTimer[attempt]!;
    if (timer !== NO_TIMER) kernel.cancelIn(this.timeouts, timer);
    attempts.callerLetsGo(attempt);
    attempts.farSideLetsGo(attempt);
  }

  /** An attempt ended: true if its call is to be tried again at once. */
  private settle(call: Call, attempt: Attempt, outcome: Outcome): boolean {
    const { attempts, kernel } = this.world;
    const { gates, retryGates } = this.sites;
    this.meter.levels.inFlight.fall(kernel.nowUs);
    this.count(outcome);
    this.fold(attempts.serial[attempt]!, attempts.number[attempt]!, outcome);
    for (let i = 0; i < gates.length; i++) gates[i]!.onOutcome(attempt, outcome);
    for (let i = 0; i < retryGates.length; i++) retryGates[i]!.onOutcome(call, outcome);

    const delayUs = outcome === OK ? GIVE_UP : this.retryDelayUs(call, outcome);
    if (delayUs === 0) return true;
    if (delayUs === GIVE_UP) this.finish(call, outcome);
    else this.awaitRetry(call, delayUs);
    return false;
  }

  private fold(serial: number, number: number, outcome: Outcome): void {
    const what = (this.arrow.index << 20) ^ (number << OUTCOME_BITS) ^ outcome;
    this.world.digest.fold(serial, what, this.world.kernel.nowUs);
  }

  private count(outcome: Outcome): void {
    const { counts } = this.meter;
    switch (outcome) {
      case OK:
        counts.ok++;
        break;
      case ERROR:
        counts.error++;
        break;
      case TIMEOUT:
        counts.timeout++;
        break;
      case SHED:
        counts.shed++;
        break;
      case BLOCKED:
        counts.blocked++;
        break;
      case EXPIRED:
        counts.expired++;
        break;
    }
  }

  private retryDelayUs(call: Call, outcome: Outcome): number {
    const { retry } = this.sites;
    if (retry === null) return GIVE_UP;
    const delayUs = retry.delayUs(call, outcome);
    if (delayUs === GIVE_UP) return GIVE_UP;
    if (isRetryGranted(this.sites, call, outcome)) return delayUs;
    this.meter.counts.vetoed++;
    return GIVE_UP;
  }

  private awaitRetry(call: Call, delayUs: number): void {
    assert(delayUs > 0, 'a retry is due now or later');
    this.world.calls.lastDelayUs[call] = delayUs;
    this.meter.levels.backingOff.rise(this.world.kernel.nowUs);
    this.world.kernel.schedule(delayUs, this.address, RETRY_DUE, call);
  }

  private finish(call: Call, outcome: Outcome): void {
    const { calls, kernel } = this.world;
    const latencyUs = kernel.nowUs - calls.startedAtUs[call]!;
    const parent = calls.parent[call]!;
    calls.close(call);
    if (outcome === OK) {
      this.meter.durations.latency.record(latencyUs);
      if (latencyUs <= this.owner.goodWithinUs) this.meter.counts.good++;
    }
    this.owner.onCallDone(parent, outcome, latencyUs);
  }
}

const TIMED_OUT = 0;
const RETRY_DUE = 1;
const DELIVERED = 2;
const ANSWERED = 3;
