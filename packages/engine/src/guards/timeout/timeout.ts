import type { Micros } from '../../core/time.ts';
import type { AttemptTimeout } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

/** Abandons an attempt that has been unanswered for a fixed time. The server is not told and works on. */
class FixedTimeout implements AttemptTimeout {
  private readonly afterUs: Micros;

  constructor(afterUs: Micros) {
    this.afterUs = afterUs;
  }

  timeoutUs(): number {
    return this.afterUs;
  }
}

export const timeout: GuardBehaviour<'caller', { readonly after: Micros }> = {
  key: 'timeout',
  side: 'caller',
  install: ({ after }, sites) => {
    sites.timeouts.push(new FixedTimeout(after));
  },
};
