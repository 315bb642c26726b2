import type { RetryGate } from '../../sites.ts';
import type { Calls } from '../../traffic/calls.ts';
import { Column } from '../../traffic/column.ts';
import { OK, SHED, TIMEOUT, type Outcome } from '../../traffic/outcome.ts';
import type { Call } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface RetryQuotaParams {
  readonly capacity: number;
  readonly cost: number;
  readonly timeoutCost: number;
  readonly shedCost: number;
}

/**
 * Retries cost from a quota that only success fills again.
 *
 * It begins full. A retry costs `cost`, after a timeout `timeoutCost`, after a refusal `shedCost`; without enough left
 * there is none. A call that ends OK gives back 1 if its first attempt did, else what its latest retry had cost. First
 * attempts are never held back. In the long run at most 1 ÷ cost of a failing load is retried.
 *
 * **Invariant:** 0 ≤ available ≤ capacity.
 *
 * Source: the standard mode of the AWS SDKs (botocore/retries/standard.py and quota.py: 500, 5, 10), and its version of
 * 2026 (14, for throttling 5). What the SDK calls throttling is a refusal here.
 */
export class RetryQuota implements RetryGate {
  declare private readonly params: RetryQuotaParams;
  declare private readonly calls: Calls;
  private readonly spent = new Column();
  declare private available: number;

  constructor(params: RetryQuotaParams, calls: Calls) {
    this.params = params;
    this.calls = calls;
    this.available = params.capacity;
  }

  mayRetry(_call: Call, outcome: Outcome): boolean {
    return this.available >= this.costOf(outcome);
  }

  onFirstAttempt(): void {}

  onRetry(call: Call, outcome: Outcome): void {
    const cost = this.costOf(outcome);
    this.available -= cost;
    this.spent.set(call, cost);
  }

  onOutcome(call: Call, outcome: Outcome): void {
    if (outcome !== OK) return;
    const refund = this.calls.attemptCount[call] === 1 ? FIRST_TRY_REFUND : this.spent.get(call);
    this.available = Math.min(this.available + refund, this.params.capacity);
  }

  onRetryUnsent(): void {}

  private costOf(outcome: Outcome): number {
    if (outcome === TIMEOUT) return this.params.timeoutCost;
    return outcome === SHED ? this.params.shedCost : this.params.cost;
  }
}

const FIRST_TRY_REFUND = 1;

export const retryQuota: GuardBehaviour<'caller', RetryQuotaParams> = {
  key: 'retryQuota',
  side: 'caller',
  install: (params, sites, { world }) => {
    sites.retryGates.push(new RetryQuota(params, world.calls));
  },
};
