import { TokenBucket } from '../../core/token-bucket.ts';
import type { DoorGate } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface RateLimitParams {
  readonly rate: number;
  readonly burst: number;
}

/**
 * Takes in at most `rate` attempts a second, and refuses the rest at the door.
 *
 * A bucket fills with `rate` tokens a second up to `burst`, and begins full; an attempt that enters takes one. Over any
 * stretch of T seconds at most rate × T + burst enter. It does not look at how the server is: where service slows below
 * the rate, the queue grows all the same.
 *
 * Source: the token bucket of J. Turner, "New directions in communications", 1986, as in Envoy's local rate limit filter
 * (which refills in steps, this one continuously). What another guard of the door refuses takes no token.
 */
export class RateLimit implements DoorGate {
  declare private readonly bucket: TokenBucket;
  declare private readonly clock: { readonly nowUs: number };

  constructor({ burst, rate }: RateLimitParams, clock: { readonly nowUs: number }) {
    this.bucket = new TokenBucket(rate, burst);
    this.clock = clock;
  }

  admits(): boolean {
    return this.bucket.has(this.clock.nowUs, 1);
  }

  onEntered(): void {
    this.bucket.take(this.clock.nowUs, 1);
  }

  onLeft(): void {}
}

export const rateLimit: GuardBehaviour<'server', RateLimitParams> = {
  key: 'rateLimit',
  side: 'server',
  install: (params, sites, { world }) => {
    sites.door.push(new RateLimit(params, world.kernel));
  },
};
