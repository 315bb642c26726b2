import type { Micros } from '../../core/time.ts';
import type { FetchFailureRule } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface StaleIfErrorParams {
  readonly for: Micros;
}

/**
 * Serves what has outlived its time by at most so much when it cannot be fetched again.
 *
 * Every lookup still tries to: it spares callers the failure, not the origin the load, and who asks waits for the failure
 * first. Source: M. Nottingham, "HTTP Cache-Control Extensions for Stale Content", RFC 5861, 2010, §4 (stale-if-error).
 */
class StaleIfError implements FetchFailureRule {
  declare private readonly longestUs: number;

  constructor(longestUs: number) {
    this.longestUs = longestUs;
  }

  remembersUs(): number {
    return 0;
  }

  servesStale(overdueUs: number): boolean {
    return overdueUs <= this.longestUs;
  }
}

export const staleIfError: GuardBehaviour<'cache', StaleIfErrorParams> = {
  key: 'staleIfError',
  side: 'cache',
  install: (params, sites) => void sites.failures.push(new StaleIfError(params.for)),
};
