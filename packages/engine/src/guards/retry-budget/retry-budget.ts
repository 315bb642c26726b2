import { assert } from '../../core/assert.ts';
import { float } from '../../core/float.ts';
import type { Micros } from '../../core/time.ts';
import type { RetryGate } from '../../sites.ts';
import { OK, type Outcome } from '../../traffic/outcome.ts';
import type { Call } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';
import { ExpiringRetryBudget } from './expiring-retry-budget.ts';

export interface RetryBudgetParams {
  readonly ratio: number;
  readonly burst: number;
  readonly fundedBy: 'firstAttempts' | 'successes';
  readonly minPerSecond: number;
  readonly ttl?: Micros | undefined;
}

/**
 * Lets retries be at most a fraction of first attempts.
 *
 * Each first attempt earns `ratio` of a token, a retry spends a whole one, and `burst` tokens can be saved up; it
 * starts with all of them. Besides, it earns `minPerSecond` tokens a second, so that a caller with little traffic may
 * retry at all. Over any stretch with F first attempts in T seconds there are therefore at most ratio × F +
 * minPerSecond × T + burst retries, however badly the server fails: offered load cannot be multiplied.
 *
 * Funded by successes, an attempt that ends OK earns instead, and a server that answers nobody earns nothing.
 *
 * Source: the per-client retry budget of Google SRE, "Handling Overload" (retries at most 10 % of requests), in the
 * token form of M. Brooker, "Fixing retries with token buckets and circuit breakers", 2022 (funded by successes). With
 * a `ttl` it is Finagle's instead, see {@link ExpiringRetryBudget}.
 */
export class RetryBudget implements RetryGate {
  private tokens = float(0);
  private countedAtUs = float(0);
  declare private readonly ratio: number;
  declare private readonly burst: number;
  declare private readonly fundedBy: RetryBudgetParams['fundedBy'];
  declare private readonly perUs: number;
  declare private readonly clock: { readonly nowUs: number };

  constructor(ratio: number, burst: number, funding: Partial<Funding> = {}) {
    assert(ratio >= 0, 'a retry budget earns, it does not cost');
    const { clock, fundedBy, minPerSecond } = { ...PLAIN, ...funding };
    this.ratio = ratio;
    this.burst = burst;
    this.tokens = burst;
    this.fundedBy = fundedBy;
    this.perUs = minPerSecond / 1_000_000;
    this.clock = clock;
  }

  mayRetry(): boolean {
    return this.tokensNow() >= 1 - ROUNDING;
  }

  onFirstAttempt(): void {
    if (this.fundedBy === 'firstAttempts') this.earn();
  }

  onRetry(): void {
    this.setTokens(this.tokensNow() - 1);
  }

  onOutcome(_call: Call, outcome: Outcome): void {
    if (this.fundedBy === 'successes' && outcome === OK) this.earn();
  }

  onRetryUnsent(): void {}

  private earn(): void {
    this.setTokens(Math.min(this.tokensNow() + this.ratio, this.burst));
  }

  private tokensNow(): number {
    return Math.min(this.tokens + (this.clock.nowUs - this.countedAtUs) * this.perUs, this.burst);
  }

  private setTokens(tokens: number): void {
    this.tokens = tokens;
    this.countedAtUs = this.clock.nowUs;
  }
}

interface Funding {
  readonly fundedBy: RetryBudgetParams['fundedBy'];
  readonly minPerSecond: number;
  readonly clock: { readonly nowUs: number };
}

const PLAIN: Funding = { fundedBy: 'firstAttempts', minPerSecond: 0, clock: { nowUs: 0 } };
// Ten tenths of a token, added one by one, come to a little less than a token.
const ROUNDING = 1e-9;

export const retryBudget: GuardBehaviour<'caller', RetryBudgetParams> = {
  key: 'retryBudget',
  side: 'caller',
  install: ({ ratio, burst, ttl, ...funding }, sites, { world }) => {
    const budget =
      ttl === undefined
        ? new RetryBudget(ratio, burst, { ...funding, clock: world.kernel })
        : new ExpiringRetryBudget({ ratio, ttl, ...funding }, world.kernel);
    sites.retryGates.push(budget);
  },
};
