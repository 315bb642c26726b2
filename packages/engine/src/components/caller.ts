import { assert, unreachable } from '../core/assert.ts';
import type { Actor } from '../core/kernel.ts';
import { NO_TIMER } from '../core/kernel.ts';
import type { Lane } from '../core/lane.ts';
import { Histogram } from '../instruments/histogram.ts';
import { Level } from '../instruments/level.ts';
import { GIVE_UP, type CallerSites } from '../sites.ts';
import type { Answerable, Attempt } from '../traffic/attempts.ts';
import type { Call } from '../traffic/calls.ts';
import { ERROR, OK, SHED, TIMEOUT, UNDER_WAY, type Outcome } from '../traffic/outcome.ts';
import type { World } from '../world.ts';
import type { ArrowSetting } from './component.ts';

/** Who makes the calls. */
export interface CallOwner {
  /** A call of theirs that ends OK is good if it took no longer. */
  readonly goodWithinUs: number;
  onCallDone(outcome: Outcome, latencyUs: number): void;
}

/**
 * The near end of an arrow in the topology: turns calls into attempts.
 *
 *     begin ──▶ send ──▶ under way ──answer, refusal or timeout──▶ settle ──▶ done
 *                ▲                                                   │
 *                └──────────────── after the retry's delay ◀─────────┘
 *
 * A call ends once, in `finish`. Until then it has either one attempt under way or one retry due. Handing over is a
 * direct call, not an event, and a refusal comes back as its result: a call that is refused and retried at once goes
 * round the loop in `pursue`, never deeper into the stack, and needs no timer. A callee never answers inside `receive`.
 */
export class Caller implements Actor, Answerable {
  readonly meter = {
    counts: { calls: 0, good: 0, attempts: 0, retries: 0, vetoed: 0, ok: 0, error: 0, timeout: 0, shed: 0 },
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

  begin(): void {
    this.meter.counts.calls++;
    this.pursue(this.world.calls.open(this.callCount++, this.world.kernel.nowUs));
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

  /** Sends attempt after attempt until one is under way, a retry is due later, or the call has ended. */
  private pursue(call: Call): void {
    for (;;) {
      const attempt = this.send(call);
      const answer = this.handOver(attempt);
      if (answer === UNDER_WAY) return this.setTimeout(call, attempt);
      const isDueAgain = this.settle(call, attempt, answer);
      this.letGo(attempt);
      if (!isDueAgain) return;
    }
  }

  private send(call: Call): Attempt {
    const { attempts, calls, kernel } = this.world;
    const { retryGates } = this.sites;
    const number = ++calls.attemptCount[call]!;
    const attempt = attempts.open(call, this.arrow.index);
    attempts.serial[attempt] = calls.serial[call]!;
    attempts.number[attempt] = number;
    this.meter.counts.attempts++;
    this.meter.levels.inFlight.rise(kernel.nowUs);
    if (number > 1) this.meter.counts.retries++;
    else for (let i = 0; i < retryGates.length; i++) retryGates[i]!.onFirstAttempt();
    return attempt;
  }

  private setTimeout(call: Call, attempt: Attempt): void {
    const { timeout } = this.sites;
    if (timeout === null) return;
    const timer = this.world.kernel.scheduleIn(this.timeouts, timeout.timeoutUs(call), attempt);
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
    const { attempts, digest, kernel } = this.world;
    this.meter.levels.inFlight.fall(kernel.nowUs);
    this.count(outcome);
    const what = (this.arrow.index << 20) ^ (attempts.number[attempt]! << OUTCOME_BITS) ^ outcome;
    digest.fold(attempts.serial[attempt]!, what, kernel.nowUs);

    const delayUs = outcome === OK ? GIVE_UP : this.retryDelayUs(call, outcome);
    if (delayUs === 0) return true;
    if (delayUs === GIVE_UP) this.finish(call, outcome);
    else this.awaitRetry(call, delayUs);
    return false;
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
    }
  }

  private retryDelayUs(call: Call, outcome: Outcome): number {
    const { retry, retryGates } = this.sites;
    if (retry === null) return GIVE_UP;
    const delayUs = retry.delayUs(call, outcome);
    if (delayUs === GIVE_UP) return GIVE_UP;
    for (let i = 0; i < retryGates.length; i++) {
      if (retryGates[i]!.mayRetry(call)) continue;
      this.meter.counts.vetoed++;
      return GIVE_UP;
    }
    // Spent when granted, not when sent: during a long backoff many calls would be granted the same token.
    for (let i = 0; i < retryGates.length; i++) retryGates[i]!.onRetry();
    return delayUs;
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
    calls.close(call);
    if (outcome === OK) {
      this.meter.durations.latency.record(latencyUs);
      if (latencyUs <= this.owner.goodWithinUs) this.meter.counts.good++;
    }
    this.owner.onCallDone(outcome, latencyUs);
  }
}

const TIMED_OUT = 0;
const RETRY_DUE = 1;
const DELIVERED = 2;
const ANSWERED = 3;

const OUTCOME_BITS = 2;
const OUTCOME_MASK = 3;
