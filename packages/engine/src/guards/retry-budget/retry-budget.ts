import { assert } from '../../core/assert.ts';
import type { RetryGate } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface RetryBudgetParams {
  readonly ratio: number;
  readonly burst: number;
}

/**
 * Lets retries be at most a fraction of first attempts.
 *
 * Each first attempt earns `ratio` of a token, a retry spends a whole one, and `burst` tokens can be saved up; it
 * starts with all of them. Over any stretch with F first attempts there are therefore at most ratio × F + burst
 * retries, however badly the server fails: offered load cannot be multiplied.
 *
 * Source: the per-client retry budget of Google SRE, "Handling Overload" (retries at most 10 % of requests), in the
 * token form of M. Brooker, "Fixing retries with token buckets and circuit breakers", 2022.
 */
export class RetryBudget implements RetryGate {
  private tokens: number;
  private readonly ratio: number;
  private readonly burst: number;

  constructor(ratio: number, burst: number) {
    assert(ratio >= 0, 'a retry budget earns, it does not cost');
    this.ratio = ratio;
    this.burst = burst;
    this.tokens = burst;
  }

  mayRetry(): boolean {
    return this.tokens >= 1 - ROUNDING;
  }

  onFirstAttempt(): void {
    this.tokens = Math.min(this.tokens + this.ratio, this.burst);
  }

  onRetry(): void {
    this.tokens -= 1;
  }
}

// Ten tenths of a token, added one by one, come to a little less than a token.
const ROUNDING = 1e-9;

export const retryBudget: GuardBehaviour<'caller', RetryBudgetParams> = {
  key: 'retryBudget',
  side: 'caller',
  install: ({ ratio, burst }, sites) => {
    sites.retryGates.push(new RetryBudget(ratio, burst));
  },
};
