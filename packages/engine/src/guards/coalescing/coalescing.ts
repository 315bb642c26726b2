import type { Micros } from '../../core/time.ts';
import { FETCH, SERVE, WAIT, type Lookup, type LookupDecision, type LookupRule } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface CoalescingParams {
  readonly lease: Micros;
  readonly until: 'fetched' | 'leaseEnds';
  readonly meanwhile: 'wait' | 'stale';
}

/**
 * Lets one fetch of a key do for all who ask for it at the same time.
 *
 * Who finds nothing fresh while another is fetching it waits for what comes back, value or failure, or is served what is
 * stale at once. A fetch keeps others waiting for at most the `lease`; then the first of them is sent himself, with a
 * lease of his own. So a fetch that is lost, because whoever was sent gave up or broke down, holds nobody up for ever.
 *
 * With `until: leaseEnds` a key is fetched at most once in the time of a lease, also when the fetch has long ended: a
 * value that was removed again meanwhile is not fetched before.
 *
 * Sources: the singleflight package of Go (golang.org/x/sync); `proxy_cache_lock` of nginx, whose `proxy_cache_lock_age`
 * is the lease; the leases of memcache at Facebook, one token per key in 10 s (R. Nishtala et al., "Scaling Memcache at
 * Facebook", NSDI 2013, §3.2.1). There who waits asks again after a while; here it is answered as soon as it is known.
 */
class Coalescing implements LookupRule {
  declare readonly patienceUs: number;
  declare private readonly params: CoalescingParams;

  constructor(params: CoalescingParams) {
    this.params = params;
    this.patienceUs = params.lease;
  }

  decide(lookup: Lookup): LookupDecision {
    const { lease, meanwhile, until } = this.params;
    const isTaken = lookup.isBeingFetched || until === 'leaseEnds';
    if (!isTaken || lookup.sinceFetchUs >= lease) return FETCH;
    if (lookup.overdueUs < 0) return SERVE;
    return lookup.isHeld && meanwhile === 'stale' ? SERVE : WAIT;
  }
}

export const coalescing: GuardBehaviour<'cache', CoalescingParams> = {
  key: 'coalescing',
  side: 'cache',
  install: (params, sites) => void sites.lookups.push(new Coalescing(params)),
};
