import { SlidingSum } from '../../core/sliding-sum.ts';
import type { Micros } from '../../core/time.ts';
import type { RetryGate } from '../../sites.ts';
import { OK, type Outcome } from '../../traffic/outcome.ts';
import type { Call } from '../../traffic/rows.ts';

export interface ExpiringRetryBudgetParams {
  readonly ratio: number;
  readonly fundedBy: 'firstAttempts' | 'successes';
  readonly minPerSecond: number;
  readonly ttl: Micros;
}

/**
 * A retry budget that looks back over `ttl` and no further: what was earned before has expired, and so has what was
 * spent.
 *
 *     balance = Σ over ttl (1000 per request − ⌊1000 ÷ ratio⌋ per retry) + minPerSecond × ttl × ⌊1000 ÷ ratio⌋
 *
 * A retry may be made while the balance covers it. So of the requests of the latest `ttl` about the ratio is retried,
 * and minPerSecond × ttl more. With a ratio of 0 a request earns nothing and a retry costs 1.
 *
 * Source: RetryBudget.scala of Finagle (10 s, 10/s, 20 %) over the leaky token bucket of com.twitter.util, which forgets
 * in ten steps. The ratio is at most 1 here, and nothing can be saved up beyond `ttl`: `burst` plays no part.
 */
export class ExpiringRetryBudget implements RetryGate {
  declare private readonly fundedBy: ExpiringRetryBudgetParams['fundedBy'];
  declare private readonly deposit: number;
  declare private readonly cost: number;
  declare private readonly reserve: number;
  declare private readonly sum: SlidingSum;
  declare private readonly clock: { readonly nowUs: number };

  constructor({ fundedBy, minPerSecond, ratio, ttl }: ExpiringRetryBudgetParams, clock: { readonly nowUs: number }) {
    this.fundedBy = fundedBy;
    this.deposit = ratio === 0 ? 0 : SCALE;
    this.cost = ratio === 0 ? 1 : Math.floor(SCALE / ratio);
    this.reserve = ((minPerSecond * ttl) / 1_000_000) * this.cost;
    this.sum = new SlidingSum(ttl, STEPS);
    this.clock = clock;
  }

  mayRetry(): boolean {
    return this.sum.at(this.clock.nowUs) + this.reserve >= this.cost;
  }

  onFirstAttempt(): void {
    if (this.fundedBy === 'firstAttempts') this.sum.add(this.clock.nowUs, this.deposit);
  }

  onRetry(): void {
    this.sum.add(this.clock.nowUs, -this.cost);
  }

  onOutcome(_call: Call, outcome: Outcome): void {
    if (this.fundedBy === 'successes' && outcome === OK) this.sum.add(this.clock.nowUs, this.deposit);
  }

  onRetryUnsent(): void {}
}

const SCALE = 1000;
const STEPS = 10;
