import type { Micros } from '../../core/time.ts';
import { FETCH, SERVE, SERVE_AND_FETCH, type Lookup, type LookupDecision, type LookupRule } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface StaleWhileRevalidateParams {
  readonly for: Micros;
  readonly refreshWithin: Micros;
}

/**
 * Serves what has outlived its time by at most so much at once, and fetches it again behind the caller's back.
 *
 * The TTL becomes a soft one: from then on the first who asks sets off a fetch, and nobody waits for it. One fetch of a
 * key is under way at a time; one that has not ended within `refreshWithin` is given up for lost, and the next who asks
 * sets off another. What is due before its time is served and fetched in the same way.
 *
 * Source: M. Nottingham, "HTTP Cache-Control Extensions for Stale Content", RFC 5861, 2010, §3.
 */
class StaleWhileRevalidate implements LookupRule {
  declare readonly patienceUs: number;
  declare private readonly params: StaleWhileRevalidateParams;

  constructor(params: StaleWhileRevalidateParams) {
    this.params = params;
    this.patienceUs = params.refreshWithin;
  }

  decide(lookup: Lookup): LookupDecision {
    const { for: longestUs, refreshWithin } = this.params;
    if (!lookup.isHeld || lookup.overdueUs > longestUs) return FETCH;
    return lookup.isBeingFetched && lookup.sinceFetchUs < refreshWithin ? SERVE : SERVE_AND_FETCH;
  }
}

export const staleWhileRevalidate: GuardBehaviour<'cache', StaleWhileRevalidateParams> = {
  key: 'staleWhileRevalidate',
  side: 'cache',
  install: (params, sites) => void sites.lookups.push(new StaleWhileRevalidate(params)),
};
