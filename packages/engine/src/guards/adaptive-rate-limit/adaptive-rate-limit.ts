import { NO_TIMER, type Actor, type Kernel, type Timer } from '../../core/kernel.ts';
import { Ring } from '../../core/ring.ts';
import type { AttemptPace } from '../../sending-sites.ts';
import type { AttemptGate } from '../../sites.ts';
import { CANCELLED, SHED, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt, Call } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';
import { CubicRate } from './cubic-rate.ts';
import { MeasuredRate } from './measured-rate.ts';

export interface AdaptiveRateLimitParams {
  readonly minPerSecond: number;
}

/**
 * Learns from refusals how fast it may send, and lets what comes faster wait.
 *
 * Nothing is held back until an attempt is refused for the first time. From then on each attempt takes a token from a
 * bucket. Whenever one is answered, the rate at which the bucket fills follows {@link CubicRate}: 0.7 times the rate
 * after a refusal, growing again after all else; never more than twice the rate of answers ({@link MeasuredRate}), never
 * less than `minPerSecond`. The bucket holds what comes in within a second, at least 1. Calls that find no token stand in
 * line and take the next ones, first come, first served.
 *
 * **Invariant:** from the first refusal on, nothing is sent for which no token has come in.
 *
 * Source: the adaptive mode of the AWS SDKs (botocore/retries/adaptive.py, bucket.py, throttling.py). What the SDK calls
 * throttling is a refusal here. Otherwise than there, those that wait have an order; there, all wake at once and one of
 * them is lucky.
 */
export class AdaptiveRateLimit implements Actor, AttemptPace, AttemptGate {
  declare private readonly minPerSecond: number;
  declare private readonly kernel: Kernel;
  declare private readonly address: number;
  declare private readonly cubic: CubicRate;
  declare private readonly measured: MeasuredRate;
  private readonly line = new Ring();
  private listener: (call: Call) => void = () => {};
  private isOn = false;
  private isReleasing = false;
  declare private perSecond: number;
  private capacity = MIN_CAPACITY;
  private tokens = 0;
  declare private countedAtUs: number;
  private turn: Timer = NO_TIMER;

  constructor({ minPerSecond }: AdaptiveRateLimitParams, kernel: Kernel) {
    this.minPerSecond = minPerSecond;
    this.perSecond = minPerSecond;
    this.kernel = kernel;
    this.address = kernel.enrol(this);
    this.countedAtUs = kernel.nowUs;
    this.cubic = new CubicRate(kernel.nowUs);
    this.measured = new MeasuredRate(kernel.nowUs);
  }

  /** Attempts per second that are sent in the long run, if there are as many. */
  get ratePerSecond(): number {
    return this.perSecond;
  }

  isDue(): boolean {
    if (!this.isOn) return true;
    return (this.isReleasing || this.line.length === 0) && this.tokensNow() >= 1 - ROUNDING;
  }

  onHeld(call: Call): void {
    this.line.pushBack(call);
    if (this.line.length === 1) this.awaitTurn();
  }

  onPassed(): void {
    if (this.isOn) this.setTokens(this.tokensNow() - 1);
  }

  releaseTo(listener: (call: Call) => void): void {
    this.listener = listener;
  }

  allows(): boolean {
    return true;
  }

  onSent(): void {}

  onOutcome(_attempt: Attempt, outcome: Outcome): void {
    if (outcome === CANCELLED) return;
    const { nowUs } = this.kernel;
    this.measured.onOne(nowUs);
    const perSecond = outcome === SHED ? this.slowDown() : this.cubic.onOther(nowUs);
    this.setRate(Math.min(perSecond, MAX_SCALE * this.measured.perSecond));
  }

  onBlocked(): void {}

  /** The turn of the first in line, and of those behind as far as tokens go. */
  onEvent(): void {
    this.turn = NO_TIMER;
    this.isReleasing = true;
    while (this.line.length > 0 && this.isDue()) this.listener(this.line.popFront());
    this.isReleasing = false;
    this.awaitTurn();
  }

  private awaitTurn(): void {
    if (this.turn !== NO_TIMER) this.kernel.cancel(this.turn);
    this.turn = NO_TIMER;
    if (this.line.length === 0 || this.isReleasing) return;
    const missing = Math.max(0, 1 - this.tokensNow());
    this.turn = this.kernel.schedule(Math.ceil((missing * 1e6) / this.perSecond), this.address, TURN, 0);
  }

  private slowDown(): number {
    const measured = this.measured.perSecond;
    const before = this.isOn ? Math.min(measured, this.perSecond) : measured;
    this.isOn = true;
    return this.cubic.onThrottled(this.kernel.nowUs, before);
  }

  private setRate(perSecond: number): void {
    const tokens = this.tokensNow();
    this.perSecond = Math.max(perSecond, this.minPerSecond);
    this.capacity = Math.max(perSecond, MIN_CAPACITY);
    this.setTokens(Math.min(tokens, this.capacity));
    if (this.line.length > 0) this.awaitTurn();
  }

  private tokensNow(): number {
    const since = ((this.kernel.nowUs - this.countedAtUs) * this.perSecond) / 1e6;
    return Math.min(this.tokens + since, this.capacity);
  }

  private setTokens(tokens: number): void {
    this.tokens = tokens;
    this.countedAtUs = this.kernel.nowUs;
  }
}

const TURN = 0;
const MAX_SCALE = 2;
const MIN_CAPACITY = 1;
// A token in ten parts comes to a little less than a token.
const ROUNDING = 1e-6;

export const adaptiveRateLimit: GuardBehaviour<'caller', AdaptiveRateLimitParams> = {
  key: 'adaptiveRateLimit',
  side: 'caller',
  install: (params, sites, { world }) => {
    const limit = new AdaptiveRateLimit(params, world.kernel);
    sites.paces.push(limit);
    sites.gates.push(limit);
  },
};
