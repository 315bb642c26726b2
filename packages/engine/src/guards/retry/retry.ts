import { unreachable } from '../../core/assert.ts';
import { unit, type Rng } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import { GIVE_UP, type RetryPolicy } from '../../sites.ts';
import type { Calls } from '../../traffic/calls.ts';
import type { Call } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface RetryParams {
  readonly maxAttempts: number;
  readonly baseDelay: Micros;
  readonly multiplier: number;
  readonly maxDelay: Micros;
  readonly jitter: 'none' | 'full' | 'equal' | 'decorrelated' | 'proportional';
}

/**
 * Tries a failed call again, at most `maxAttempts` times in all, after a delay that grows.
 *
 * Before the n-th retry the ceiling is min(maxDelay, baseDelay × multiplier^(n−1)). The delay is
 *
 *     none          the ceiling
 *     full          uniform from 0 to the ceiling
 *     equal         half the ceiling, plus uniform from 0 to the other half
 *     decorrelated  min(maxDelay, uniform from baseDelay to 3 × the delay before), the multiplier playing no part
 *     proportional  the ceiling, times a number uniform from 0.8 to 1.2: it may be longer than maxDelay
 *
 * Source: M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015, and its simulator
 * (aws-samples/aws-arch-backoff-simulator); `proportional` is gRPC's (proposal A6, client retries). A delay that comes out as 0 means at once.
 */
export class BackoffRetry implements RetryPolicy {
  declare private readonly params: RetryParams;
  declare private readonly calls: Calls;
  declare private readonly dice: Rng;

  constructor(params: RetryParams, calls: Calls, dice: Rng) {
    this.params = params;
    this.calls = calls;
    this.dice = dice;
  }

  delayUs(call: Call): number {
    const attemptsMade = this.calls.attemptCount[call]!;
    if (attemptsMade >= this.params.maxAttempts) return GIVE_UP;
    const { baseDelay, jitter, maxDelay } = this.params;
    switch (jitter) {
      case 'none':
        return this.ceilingUs(attemptsMade);
      case 'full':
        return Math.round(unit(this.dice) * this.ceilingUs(attemptsMade));
      case 'equal':
        return Math.round((0.5 + 0.5 * unit(this.dice)) * this.ceilingUs(attemptsMade));
      case 'decorrelated': {
        const before = Math.max(this.calls.lastDelayUs[call]!, baseDelay);
        return Math.round(Math.min(maxDelay, baseDelay + unit(this.dice) * (3 * before - baseDelay)));
      }
      case 'proportional':
        return Math.round((0.8 + 0.4 * unit(this.dice)) * this.ceilingUs(attemptsMade));
      default:
        return unreachable(`jitter ${jitter as string}`);
    }
  }

  /** The ceiling before the next retry, after `attemptsMade` attempts. */
  private ceilingUs(attemptsMade: number): number {
    const { baseDelay, maxDelay, multiplier } = this.params;
    let ceilingUs: number = baseDelay;
    for (let i = 1; i < attemptsMade && ceilingUs < maxDelay; i++) ceilingUs *= multiplier;
    return Math.round(Math.min(ceilingUs, maxDelay));
  }
}

export const retry: GuardBehaviour<'caller', RetryParams> = {
  key: 'retry',
  side: 'caller',
  install: (params, sites, { world, place }) => {
    sites.retry = new BackoffRetry(params, world.calls, world.rng(`${place}:retry-jitter`));
  },
};
