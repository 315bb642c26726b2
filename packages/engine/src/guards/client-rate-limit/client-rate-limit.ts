import { TokenBucket } from '../../core/token-bucket.ts';
import type { AttemptGate } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface ClientRateLimitParams {
  readonly rate: number;
  readonly burst: number;
}

/**
 * Sends at most `rate` attempts a second over an arrow, retries included, and blocks the rest.
 *
 * A bucket fills with `rate` tokens a second up to `burst`, and begins full; an attempt that is sent takes one. Over any
 * stretch of T seconds at most rate × T + burst are sent.
 *
 * Source: the token bucket of J. Turner, "New directions in communications", 1986. Left out: waiting for a token, as the
 * rate limiters of Guava and of the AWS SDKs do; what finds none is blocked at once.
 */
export class ClientRateLimit implements AttemptGate {
  declare private readonly bucket: TokenBucket;
  declare private readonly clock: { readonly nowUs: number };

  constructor({ burst, rate }: ClientRateLimitParams, clock: { readonly nowUs: number }) {
    this.bucket = new TokenBucket(rate, burst);
    this.clock = clock;
  }

  allows(): boolean {
    return this.bucket.has(this.clock.nowUs, 1);
  }

  onSent(): void {
    this.bucket.take(this.clock.nowUs, 1);
  }

  onOutcome(): void {}

  onBlocked(): void {}
}

export const clientRateLimit: GuardBehaviour<'caller', ClientRateLimitParams> = {
  key: 'clientRateLimit',
  side: 'caller',
  install: (params, sites, { world }) => {
    sites.gates.push(new ClientRateLimit(params, world.kernel));
  },
};
