import type { Micros } from '../../core/time.ts';
import type { FetchFailureRule } from '../../sites.ts';
import { ERROR, type Outcome } from '../../traffic/outcome.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface NegativeCachingParams {
  readonly ttl: Micros;
  readonly of: 'errors' | 'failures';
}

/**
 * Remembers for a while that a key could not be fetched, and answers who asks for it with an error at once.
 *
 * It spares an origin that is in trouble the work of failing again and again, at the price of answering errors for up to
 * `ttl` after the trouble has ended. Of `errors`, only what the origin itself answered counts; of `failures`, also what
 * timed out, was refused or was not sent.
 *
 * Source: M. Andrews, "Negative Caching of DNS Queries", RFC 2308, 1998, whose §7.1 lets the failure of a server be
 * remembered for at most 5 minutes.
 */
class NegativeCaching implements FetchFailureRule {
  declare private readonly params: NegativeCachingParams;

  constructor(params: NegativeCachingParams) {
    this.params = params;
  }

  remembersUs(outcome: Outcome): number {
    return outcome === ERROR || this.params.of === 'failures' ? this.params.ttl : 0;
  }

  servesStale(): boolean {
    return false;
  }
}

export const negativeCaching: GuardBehaviour<'cache', NegativeCachingParams> = {
  key: 'negativeCaching',
  side: 'cache',
  install: (params, sites) => void sites.failures.push(new NegativeCaching(params)),
};
