import type { RetryGate } from '../../sites.ts';
import { CANCELLED, OK, type Outcome } from '../../traffic/outcome.ts';
import type { Call } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface RetryThrottleParams {
  readonly maxTokens: number;
  readonly tokenRatio: number;
}

/**
 * Stops retrying while too many attempts fail.
 *
 * It has `maxTokens` tokens to begin with, never more and never less than none. An attempt that fails costs one, one
 * that ends OK earns `tokenRatio`. A retry may be made only while more than half of maxTokens are left; it costs nothing
 * itself. Where a share 1 ÷ (1 + 1 ÷ tokenRatio) of the attempts fails (a ratio of 0.1: 1/11), tokens neither grow nor
 * dwindle: above it there are no retries in the long run.
 *
 * Source: gRPC proposal A6, client retries. As there, tokens count to three decimals. Every outcome but OK counts as
 * retryable. Left out: one throttle for all arrows to the same server, and a server's pushback.
 */
export class RetryThrottle implements RetryGate {
  /** In thousandths, so that sums of tenths are exact. */
  declare private readonly maxTokens: number;
  declare private readonly earned: number;
  declare private tokens: number;

  constructor({ maxTokens, tokenRatio }: RetryThrottleParams) {
    this.maxTokens = maxTokens * 1000;
    this.earned = Math.floor(tokenRatio * 1000 + ROUNDING);
    this.tokens = this.maxTokens;
  }

  mayRetry(): boolean {
    return this.tokens > this.maxTokens / 2;
  }

  onFirstAttempt(): void {}

  onRetry(): void {}

  onOutcome(_call: Call, outcome: Outcome): void {
    if (outcome === OK) this.tokens = Math.min(this.tokens + this.earned, this.maxTokens);
    else if (outcome !== CANCELLED) this.tokens = Math.max(this.tokens - 1000, 0);
  }

  onRetryUnsent(): void {}
}

// 1.001 × 1000 is a little less than 1001.
const ROUNDING = 1e-6;

export const retryThrottle: GuardBehaviour<'caller', RetryThrottleParams> = {
  key: 'retryThrottle',
  side: 'caller',
  install: (params, sites) => {
    sites.retryGates.push(new RetryThrottle(params));
  },
};
