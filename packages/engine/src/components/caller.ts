import { assert, unreachable } from '../core/assert.ts';
import type { Actor } from '../core/kernel.ts';
import type { AttemptPace } from '../sending-sites.ts';
import { GIVE_UP } from '../sites.ts';
import type { Answerable } from '../traffic/attempts.ts';
import { NO_KEY, NO_PARENT } from '../traffic/calls.ts';
import { BLOCKED, CANCELLED, EXPIRED, MISS, OK, TIMEOUT, UNDER_WAY, type Outcome } from '../traffic/outcome.ts';
import type { Attempt, Call } from '../traffic/rows.ts';
import type { World } from '../world.ts';
import { holderOf, isAllowed, shortestTimeoutUs } from './ask.ts';
import { ArrowMeter } from './caller/arrow-meter.ts';
import { Granting } from './caller/granting.ts';
import { HedgeTimers } from './caller/hedge-timers.ts';
import { LiveAttempts, NO_CALL } from './caller/live-attempts.ts';
import { FIRST, HEDGE, NOTHING, RETRY, type Next } from './caller/next.ts';
import { Sender } from './caller/sender.ts';
import { Sluice } from './caller/sluice.ts';
import { Wire } from './caller/wire.ts';
import type { ArrowSetting } from './component.ts';

/** Who makes the calls. */
export interface CallOwner {
  /** A call of theirs that ends OK is good if it took no longer. */
  readonly goodWithinUs: number;
  /** The parent is what they gave to `begin`. */
  onCallDone(parent: Attempt, outcome: Outcome, latencyUs: number): void;
  /** Whether they ever call off a call for a parent that was cancelled. */
  readonly callsOff?: boolean;
  /** Kept for all callers of an owner that may call off, and makes one call at a time for a parent. */
  readonly live?: LiveAttempts;
  /** Whether they have a use of their own for what a call brings, so that it is not in vain if nobody waits for it. */
  keeps?(parent: Attempt): boolean;
}

/**
 * The near end of an arrow in the topology: turns calls into attempts.
 *
 *     begin ──▶ allowed? ──▶ send ──▶ under way ──answer, refusal or timeout──▶ settle ──▶ done
 *                  ▲   └── no: done                                              │
 *                  └──────────────────── after the retry's delay ◀───────────────┘
 *
 * A call ends once, in `finish`. Until then it has an attempt under way (several, where it is hedged), or its next one is
 * due: a retry after its delay, or what a pace holds back. Handing over is a direct call, not an event, and a refusal
 * comes back as its result: a call that is refused and retried at once goes round the loop in `pursue`, never deeper into
 * the stack, and needs no timer. A callee never answers inside `receive`.
 *
 * Decision: an attempt that a gate blocks ends its call, unless another one is under way. Failing fast is what gates are
 * for.
 *
 * Decision: hedges and retries of one call. While an attempt is under way, or the hedging policy has one left that nobody
 * vetoes, a failure does not end anything: the next hedge is sent at once. Only when all have failed is the retry policy
 * asked, once. Both count all attempts of the call, so that there are never more of them than the larger `maxAttempts`.
 */
export class Caller implements Actor, Answerable {
  readonly meter = new ArrowMeter();

  declare private readonly world: World;
  declare private readonly owner: CallOwner;
  declare private readonly arrow: ArrowSetting;
  declare private readonly address: number;
  declare private readonly wire: Wire;
  declare private readonly sender: Sender;
  declare private readonly admission: Sluice;
  declare private readonly granting: Granting;
  /** Null where nothing is hedged. */
  declare private readonly hedges: HedgeTimers | null;
  /** Null where a call has one attempt under way at a time, and is never called off. */
  declare private readonly live: LiveAttempts | null;
  private callCount = 0;

  constructor(world: World, owner: CallOwner, arrow: ArrowSetting) {
    const { kernel } = world;
    const { admission, retries } = arrow.knobs;
    this.world = world;
    this.owner = owner;
    this.arrow = arrow;
    this.address = kernel.enrol(this);
    this.admission = new Sluice(admission, world.draws(`${arrow.name}:admission`));
    this.wire = new Wire(world, arrow, { answer: (attempt, outcome) => this.onAnswered(attempt, outcome) });
    const mayHedge = arrow.sites.hedge !== null || (arrow.panicSites !== null && arrow.panicSites.hedge !== null);
    this.hedges = mayHedge ? new HedgeTimers(kernel, kernel.openLane(this.address, HEDGE_DUE)) : null;
    this.live = owner.live ?? (mayHedge || owner.callsOff === true ? new LiveAttempts() : null);
    const { live, meter, wire } = this;
    this.sender = new Sender(world, arrow, { live, meter, timeouts: kernel.openLane(this.address, TIMED_OUT), wire });
    const retried = { knob: retries, draws: world.draws(`${arrow.name}:retries`), counts: meter.counts };
    this.granting = new Granting(world.calls, this.sender, retried);
    if (this.sender.sets !== null) world.switches.push(this.sender);
    for (const sites of [arrow.sites, arrow.panicSites])
      for (const pace of sites?.paces ?? []) pace.releaseTo((call) => this.onReleased(call));
    world.callers[arrow.index] = this;
    world.parts.push({ name: arrow.name, kind: 'arrow', meter });
  }

  /** Begins a call of somebody who comes from outside. */
  begin(key = NO_KEY, priority = 0): void {
    const call = this.open(NO_PARENT);
    this.world.calls.describe(call, key, priority);
    this.sender.noteBegun(call);
    this.start(call);
  }

  /** Begins a call for an attempt that a component is working on. It is about the same, and as important. */
  beginFor(parent: Attempt): void {
    const { attempts, calls } = this.world;
    const call = this.open(parent);
    calls.describe(call, attempts.key[parent]!, attempts.priority[parent]!);
    if (this.sender.sites.tellsDeadline) calls.deadlineUs[call] = attempts.deadlineUs[parent]!;
    if (this.live !== null) this.live.begin(call, parent);
    this.start(call);
  }

  /** Ends the call it makes for an attempt, if there is one. Only for owners who say that they call off. */
  callOffFor(parent: Attempt): void {
    const live = this.live!;
    const call = live.callOf(parent);
    if (call === NO_CALL) return;
    if (live.has(call)) this.finish(call, CANCELLED);
    else live.callOff(call);
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case TIMED_OUT:
        return this.onTimedOut(subject);
      case RETRY_DUE:
        this.meter.levels.backingOff.fall(this.world.kernel.nowUs);
        return this.resume(subject, RETRY);
      case HEDGE_DUE:
        return this.onHedgeDue(subject);
      default:
        unreachable(`a caller has no event ${kind}`);
    }
  }

  /** The callee's answer to an attempt it had taken in. */
  answer(attempt: Attempt, outcome: Outcome): void {
    this.wire.carryBack(attempt, outcome);
  }

  keeps(parent: Attempt): boolean {
    return this.owner.keeps?.(parent) === true;
  }

  private open(parent: Attempt): Call {
    this.meter.counts.calls++;
    const call = this.world.calls.open(this.callCount++, parent, this.world.kernel.nowUs);
    this.world.trace?.callBegins(call, this.arrow);
    return call;
  }

  private start(call: Call): void {
    if (this.admission.isOpenTo(this.world.calls.serial[call]!, 0)) this.pursue(call, FIRST);
    else this.endUnsent(call, BLOCKED, FIRST);
  }

  /** What was put off is due. */
  private resume(call: Call, next: Next): void {
    const { sets } = this.sender;
    if (this.live !== null && this.live.isCalledOff(call)) {
      // A first attempt that was held back was never counted; a retry is counted when it is sent.
      if (next === FIRST) return this.endUnsent(call, CANCELLED, next);
      return this.giveUpUnsent(call, CANCELLED, next);
    }
    if (sets === null || next === FIRST || sets.isStillGranted(call)) return this.pursue(call, next);
    this.meter.counts.vetoed++;
    this.finish(call, sets.failureOf(call));
  }

  /** Sends attempt after attempt until one is under way, the next is due later, or the call has ended. */
  private pursue(call: Call, kind: Next): void {
    const { sender } = this;
    for (let next = kind; next !== NOTHING;) {
      const timeoutUs = shortestTimeoutUs(sender.sites, call);
      if (timeoutUs <= 0) return this.endUnsent(call, EXPIRED, next);
      if (!isAllowed(sender.sites, call)) return this.endUnsent(call, BLOCKED, next);
      const holder = sender.sites.paces.length === 0 ? null : holderOf(sender.sites, call);
      if (holder !== null) return next === HEDGE ? this.endUnsent(call, BLOCKED, next) : this.hold(call, holder);
      const attempt = sender.send(call, timeoutUs, next);
      const answer = sender.handOver(attempt, timeoutUs);
      if (answer === UNDER_WAY) return this.awaitHedge(call);
      sender.onRefused(call, attempt, answer);
      next = this.settle(call, answer);
      this.world.attempts.bothLetGo(attempt);
    }
  }

  private hold(call: Call, holder: AttemptPace): void {
    this.meter.levels.held.rise(this.world.kernel.nowUs);
    holder.onHeld(call);
  }

  private onReleased(call: Call): void {
    this.meter.levels.held.fall(this.world.kernel.nowUs);
    this.resume(call, this.world.calls.attemptCount[call] === 0 ? FIRST : RETRY);
  }

  private endUnsent(call: Call, outcome: Outcome, unsent: Next): void {
    this.sender.noteUnsent(call, outcome);
    this.giveUpUnsent(call, outcome, unsent);
  }

  private giveUpUnsent(call: Call, outcome: Outcome, unsent: Next): void {
    const { retryGates } = this.sender.sites;
    if (unsent !== FIRST) for (let i = 0; i < retryGates.length; i++) retryGates[i]!.onRetryUnsent(call);
    if (unsent === HEDGE && this.live!.has(call)) this.hedges!.close(call);
    else this.finish(call, outcome);
  }

  private awaitHedge(call: Call): void {
    if (this.hedges === null) return;
    const { hedge } = this.sender.sites;
    const delayUs = hedge === null || this.hedges.isClosed(call) ? GIVE_UP : hedge.delayUs(call);
    if (delayUs !== GIVE_UP) this.hedges.set(call, delayUs);
  }

  private onHedgeDue(call: Call): void {
    this.hedges!.onDue(call);
    if (this.live!.has(call) && this.isHedgeGranted(call, TIMEOUT)) this.pursue(call, HEDGE);
  }

  private onAnswered(attempt: Attempt, outcome: Outcome): void {
    const { attempts } = this.world;
    if (attempts.isAbandoned(attempt)) return attempts.farSideLetsGo(attempt);
    const call = attempts.call[attempt]!;
    this.sender.onEnded(call, attempt, outcome);
    const next = this.settle(call, outcome);
    this.sender.letGo(attempt);
    if (next !== NOTHING) this.pursue(call, next);
  }

  private onTimedOut(attempt: Attempt): void {
    const call = this.world.attempts.call[attempt]!;
    this.sender.onEnded(call, attempt, TIMEOUT);
    const next = this.settle(call, TIMEOUT);
    this.sender.abandon(attempt);
    if (next !== NOTHING) this.pursue(call, next);
  }

  /** An attempt ended: what is to be sent at once. */
  private settle(call: Call, outcome: Outcome): Next {
    if (outcome === OK || outcome === MISS) {
      this.finish(call, outcome);
      return NOTHING;
    }
    if (this.hedges !== null && this.isHedgeGranted(call, outcome)) return HEDGE;
    if (this.live !== null && this.live.has(call)) return NOTHING;
    return this.retry(call, outcome);
  }

  private retry(call: Call, outcome: Outcome): Next {
    const delayUs = this.granting.retryDelayUs(call, outcome);
    if (delayUs === GIVE_UP) {
      this.finish(call, outcome);
      return NOTHING;
    }
    if (delayUs === 0) return RETRY;
    assert(delayUs > 0, 'a retry is due now or later');
    this.world.calls.lastDelayUs[call] = delayUs;
    this.meter.levels.backingOff.rise(this.world.kernel.nowUs);
    this.world.kernel.schedule(delayUs, this.address, RETRY_DUE, call);
    return NOTHING;
  }

  private isHedgeGranted(call: Call, outcome: Outcome): boolean {
    const { hedge } = this.sender.sites;
    const hedges = this.hedges!;
    if (hedge === null || hedges.isClosed(call)) return false;
    if (hedge.mayHedge(call) && this.granting.isGranted(call, outcome)) {
      hedge.onHedge(call);
      hedges.stop(call);
      return true;
    }
    hedges.close(call);
    return false;
  }

  private finish(call: Call, outcome: Outcome): void {
    const { calls, kernel, trace } = this.world;
    trace?.callEnds(call, outcome);
    const latencyUs = kernel.nowUs - calls.startedAtUs[call]!;
    const parent = calls.parent[call]!;
    if (this.live !== null) this.endLive(call, this.live);
    calls.close(call);
    if (outcome === OK) {
      this.meter.durations.latency.record(latencyUs);
      if (latencyUs <= this.owner.goodWithinUs) this.meter.counts.good++;
    }
    this.owner.onCallDone(parent, outcome, latencyUs);
  }

  private endLive(call: Call, live: LiveAttempts): void {
    this.sender.cancelLeft(call, live);
    live.end(call, this.world.calls.parent[call]!);
    if (this.hedges !== null) this.hedges.forget(call);
  }
}

const TIMED_OUT = 0;
const RETRY_DUE = 1;
const HEDGE_DUE = 2;
