import type { Micros } from '../../core/time.ts';
import type { AttemptTimeout } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

/**
 * Abandons an attempt that has been unanswered for a fixed time.
 *
 * The server is not told and works on, unless the guard `cancels`: then what still waits leaves the queue, and a server
 * that stops what was cancelled does no more work for it (cancellation propagation: "Addressing Cascading Failures",
 * Site Reliability Engineering, 2016, ch. 22).
 */
class FixedTimeout implements AttemptTimeout {
  declare private readonly afterUs: Micros;

  constructor(afterUs: Micros) {
    this.afterUs = afterUs;
  }

  timeoutUs(): number {
    return this.afterUs;
  }
}

export interface TimeoutParams {
  readonly after: Micros;
  readonly cancels?: boolean | undefined;
}

export const timeout: GuardBehaviour<'caller', TimeoutParams> = {
  key: 'timeout',
  side: 'caller',
  install: ({ after, cancels = false }, sites) => {
    sites.tellsTimeouts ||= cancels;
    sites.timeouts.push(new FixedTimeout(after));
  },
};
