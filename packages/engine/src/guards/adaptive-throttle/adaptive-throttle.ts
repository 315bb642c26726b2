import { unit, type Draws } from '../../core/rng.ts';
import { SlidingSum } from '../../core/sliding-sum.ts';
import type { Micros } from '../../core/time.ts';
import type { AttemptGate } from '../../sites.ts';
import { CANCELLED, ERROR, OK, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface AdaptiveThrottleParams {
  readonly k: number;
  readonly window: Micros;
}

/**
 * Does not send what the callee would probably refuse: blocks an attempt with probability
 *
 *     p = max(0, (requests − K × accepts) ÷ (requests + 1))
 *
 * over the latest `window`, requests being attempts that ended or were blocked here, accepts those that the callee took
 * on: answered OK, or with an error after the work was done; what was cancelled counts as neither. In the steady state the callee receives K times what it
 * accepts, so it always learns early when it can accept more.
 *
 * Source: "Handling Overload", Site Reliability Engineering, 2016, ch. 21 (client-side throttling; K = 2, two minutes).
 * An attempt counts when it ends, not when it is sent: else the first attempts of all, sent and not yet answered, would
 * block their followers. What another guard blocks counts, too. The window moves in 120 steps.
 */
export class AdaptiveThrottle implements AttemptGate {
  declare private readonly k: number;
  declare private readonly requests: SlidingSum;
  declare private readonly accepts: SlidingSum;
  declare private readonly clock: { readonly nowUs: number };
  declare private readonly dice: Draws;
  /** The draw that decides the next attempt: a question may be asked twice, so it draws nothing. */
  declare private draw: number;

  constructor({ k, window }: AdaptiveThrottleParams, clock: { readonly nowUs: number }, dice: Draws) {
    this.k = k;
    this.requests = new SlidingSum(window, BUCKETS);
    this.accepts = new SlidingSum(window, BUCKETS);
    this.clock = clock;
    this.dice = dice;
    this.draw = unit(dice);
  }

  /** The probability with which an attempt is blocked now. */
  get blockedShare(): number {
    const { nowUs } = this.clock;
    const requests = this.requests.at(nowUs);
    return Math.max(0, (requests - this.k * this.accepts.at(nowUs)) / (requests + 1));
  }

  allows(): boolean {
    return this.draw >= this.blockedShare;
  }

  onSent(): void {
    this.draw = unit(this.dice);
  }

  onOutcome(_attempt: Attempt, outcome: Outcome): void {
    if (outcome === CANCELLED) return;
    const { nowUs } = this.clock;
    this.requests.add(nowUs, 1);
    if (outcome === OK || outcome === ERROR) this.accepts.add(nowUs, 1);
  }

  onBlocked(): void {
    this.draw = unit(this.dice);
    this.requests.add(this.clock.nowUs, 1);
  }
}

const BUCKETS = 120;

export const adaptiveThrottle: GuardBehaviour<'caller', AdaptiveThrottleParams> = {
  key: 'adaptiveThrottle',
  side: 'caller',
  install: (params, sites, { world, place }) => {
    sites.gates.push(new AdaptiveThrottle(params, world.kernel, world.rng(`${place}:adaptive-throttle`)));
  },
};
