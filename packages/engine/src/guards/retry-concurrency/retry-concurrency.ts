import type { AttemptGate, RetryGate } from '../../sites.ts';
import type { Outcome } from '../../traffic/outcome.ts';
import type { Call } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface RetryConcurrencyParams {
  readonly ratio: number;
  readonly minRetries: number;
}

/**
 * Lets retries be at most a fraction of what is under way at the same time:
 *
 *     retries under way < max(minRetries, ⌊ratio × attempts in flight⌋)
 *
 * A retry is under way from the moment it is granted, its delay included, until its attempt has ended. So it needs no
 * memory and no clock: as a server slows, more is in flight and more may be retried.
 *
 * Source: retry_budget of Envoy's circuit breakers (circuit_breaker.proto, resource_manager_impl.h: 20 %, 3). The attempt
 * that has just failed is no longer in flight when its retry is weighed. Left out: requests that wait for a connection,
 * which Envoy adds to the active ones; attempts here need none.
 */
export class RetryConcurrency implements RetryGate {
  declare private readonly params: RetryConcurrencyParams;
  declare private readonly inFlight: InFlight;
  private retries = 0;

  constructor(params: RetryConcurrencyParams, inFlight: InFlight) {
    this.params = params;
    this.inFlight = inFlight;
  }

  mayRetry(): boolean {
    const { minRetries, ratio } = this.params;
    return this.retries < Math.max(minRetries, Math.floor(ratio * this.inFlight.count + ROUNDING));
  }

  onFirstAttempt(): void {}

  onRetry(): void {
    this.retries++;
  }

  onOutcome(_call: Call, _outcome: Outcome, number: number): void {
    if (number > 1) this.retries--;
  }

  onRetryUnsent(): void {
    this.retries--;
  }
}

/** Counts the attempts of an arrow that are under way. */
export class InFlight implements AttemptGate {
  count = 0;

  allows(): boolean {
    return true;
  }

  onSent(): void {
    this.count++;
  }

  onOutcome(): void {
    this.count--;
  }

  onBlocked(): void {}
}

// 0.29 × 100 is a little less than 29.
const ROUNDING = 1e-9;

export const retryConcurrency: GuardBehaviour<'caller', RetryConcurrencyParams> = {
  key: 'retryConcurrency',
  side: 'caller',
  install: (params, sites) => {
    const inFlight = new InFlight();
    sites.gates.push(inFlight);
    sites.retryGates.push(new RetryConcurrency(params, inFlight));
  },
};
