import { NO_TIMER } from '../../core/kernel.ts';
import type { Lane } from '../../core/lane.ts';
import type { CallerSites } from '../../sites.ts';
import { CANCELLED, countOutcome, MISS, OK, OUTCOME_BITS, UNDER_WAY, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt, Call } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { ArrowSetting } from '../component.ts';
import type { ArrowMeter } from './arrow-meter.ts';
import { NO_ATTEMPT, type LiveAttempts } from './live-attempts.ts';
import { FIRST, HEDGE, RETRY, type Next } from './next.ts';
import { SiteSets } from './site-sets.ts';
import type { Wire } from './wire.ts';

interface Tools {
  readonly meter: ArrowMeter;
  readonly wire: Wire;
  readonly timeouts: Lane;
  /** Null where a call has one attempt under way at a time, and is never called off. */
  readonly live: LiveAttempts | null;
}

/**
 * Sends the attempts of an arrow, and notes how each has ended, once: in the meter, in the digest, and with the guards
 * that were told of it when it was sent.
 */
export class Sender {
  /** The guards in force. */
  declare sites: CallerSites;
  /** Null where no panic mode exchanges guards. */
  declare readonly sets: SiteSets | null;

  declare private readonly world: World;
  declare private readonly arrow: ArrowSetting;
  declare private readonly meter: ArrowMeter;
  declare private readonly wire: Wire;
  declare private readonly timeouts: Lane;
  declare private readonly live: LiveAttempts | null;

  constructor(world: World, arrow: ArrowSetting, { live, meter, timeouts, wire }: Tools) {
    this.world = world;
    this.arrow = arrow;
    this.live = live;
    this.meter = meter;
    this.timeouts = timeouts;
    this.wire = wire;
    this.sites = arrow.sites;
    this.sets = arrow.panicSites === null ? null : new SiteSets(arrow.sites, arrow.panicSites);
  }

  switchSites(isPanic: boolean): void {
    this.sets!.exchange(isPanic);
    this.sites = this.sets!.inForce;
  }

  send(call: Call, timeoutUs: number, kind: Next): Attempt {
    const { attempts, calls, kernel } = this.world;
    const { live, meter } = this;
    const attempt = attempts.open(call, this.arrow.index);
    attempts.serial[attempt] = calls.serial[call]!;
    attempts.number[attempt] = ++calls.attemptCount[call]!;
    if (calls.areDescribed) {
      attempts.key[attempt] = calls.key[call]!;
      attempts.priority[attempt] = calls.priority[call]!;
    }
    attempts.deadlineUs[attempt] = this.sites.tellsDeadline ? kernel.nowUs + timeoutUs : Infinity;
    meter.counts.attempts++;
    if (kind === RETRY) meter.counts.retries++;
    else if (kind === HEDGE) meter.counts.hedges++;
    if (live !== null) live.add(call, attempt);
    this.world.trace?.attemptBegins(attempt, this.arrow);
    if (this.sets !== null) this.sets.onSent(attempt);
    this.tellSent(call, attempt, kind === FIRST);
    return attempt;
  }

  /** Hands it over; from now on its time runs, and it is in flight, unless it is refused on the spot. */
  handOver(attempt: Attempt, timeoutUs: number): Outcome | typeof UNDER_WAY {
    const answer = this.wire.carry(attempt);
    if (answer !== UNDER_WAY) return answer;
    const { attempts, kernel } = this.world;
    this.meter.levels.inFlight.rise(kernel.nowUs);
    if (timeoutUs !== Infinity) attempts.timeoutTimer[attempt] = kernel.scheduleIn(this.timeouts, timeoutUs, attempt);
    return UNDER_WAY;
  }

  /** It was refused on the spot. */
  onRefused(call: Call, attempt: Attempt, outcome: Outcome): void {
    if (this.live !== null) this.live.remove(call, attempt);
    this.note(call, attempt, outcome);
  }

  /** It was under way. */
  onEnded(call: Call, attempt: Attempt, outcome: Outcome): void {
    this.meter.levels.inFlight.fall(this.world.kernel.nowUs);
    this.onRefused(call, attempt, outcome);
  }

  /** Both sides are done with an attempt that was answered in time. */
  letGo(attempt: Attempt): void {
    this.stopTimer(attempt);
    this.world.attempts.bothLetGo(attempt);
  }

  /** The caller stops waiting. */
  abandon(attempt: Attempt): void {
    if (this.sitesOf(attempt).tellsTimeouts) this.wire.cancel(attempt);
    this.world.attempts.callerLetsGo(attempt);
  }

  /** Whatever is still under way for a call that ends is of no use to anybody. */
  cancelLeft(call: Call, live: LiveAttempts): void {
    for (let attempt = live.take(call); attempt !== NO_ATTEMPT; attempt = live.take(call)) {
      this.meter.levels.inFlight.fall(this.world.kernel.nowUs);
      this.note(call, attempt, CANCELLED);
      this.stopTimer(attempt);
      if (this.sitesOf(attempt).hedge?.cancels !== false) this.wire.cancel(attempt);
      this.world.attempts.callerLetsGo(attempt);
    }
  }

  /** A call from outside has begun. Runs that differ in nothing but who came are different runs. */
  noteBegun(call: Call): void {
    this.fold(this.world.calls.serial[call]!, 0, OK);
  }

  /** An attempt that was to be the next is not sent. */
  noteUnsent(call: Call, outcome: Outcome): void {
    const { attemptCount, serial } = this.world.calls;
    countOutcome(this.meter.counts, outcome);
    this.fold(serial[call]!, attemptCount[call]! + 1, outcome);
  }

  private tellSent(call: Call, attempt: Attempt, isFirst: boolean): void {
    const { gates, hedge, paces, retryGates } = this.sites;
    for (let i = 0; i < gates.length; i++) gates[i]!.onSent(attempt);
    for (let i = 0; i < paces.length; i++) paces[i]!.onPassed(call);
    if (!isFirst) return;
    for (let i = 0; i < retryGates.length; i++) retryGates[i]!.onFirstAttempt();
    if (hedge !== null) hedge.onFirstAttempt();
  }

  private note(call: Call, attempt: Attempt, outcome: Outcome): void {
    const { attempts } = this.world;
    const { gates, retryGates } = this.sitesOf(attempt);
    const number = attempts.number[attempt]!;
    countOutcome(this.meter.counts, outcome);
    this.fold(attempts.serial[attempt]!, number, outcome);
    this.world.trace?.attemptEnds(attempt, outcome);
    // A miss is an answer like another: whoever guards the way to a cache has nothing to fear from it.
    const heard = outcome === MISS ? OK : outcome;
    for (let i = 0; i < gates.length; i++) gates[i]!.onOutcome(attempt, heard);
    for (let i = 0; i < retryGates.length; i++) retryGates[i]!.onOutcome(call, heard, number);
  }

  private sitesOf(attempt: Attempt): CallerSites {
    return this.sets === null ? this.sites : this.sets.ofAttempt(attempt);
  }

  private stopTimer(attempt: Attempt): void {
    const timer = this.world.attempts.timeoutTimer[attempt]!;
    if (timer !== NO_TIMER) this.world.kernel.cancelIn(this.timeouts, timer);
  }

  private fold(serial: number, number: number, outcome: Outcome): void {
    const what = (this.arrow.index << 20) ^ (number << OUTCOME_BITS) ^ outcome;
    this.world.digest.fold(serial, what, this.world.kernel.nowUs);
  }
}
