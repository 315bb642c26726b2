import type { AttemptGate } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

/**
 * Has at most `maxInFlight` attempts of an arrow under way, so that a callee that answers nobody cannot take all that
 * its callers have.
 *
 * An attempt counts from its sending to its end: its answer, or the moment its caller stops waiting for it. Without a
 * timeout a callee that never answers fills the bulkhead for good.
 *
 * **Invariant:** attempts in flight ≤ maxInFlight.
 *
 * Source: M. Nygard, "Release It!", 2007; the semaphore isolation of Hystrix (HystrixCommand, 10 unless said) and the
 * semaphore bulkhead of resilience4j (25). Left out: waiting for a place; what finds none is blocked at once.
 */
export class Bulkhead implements AttemptGate {
  declare private readonly maxInFlight: number;
  private inFlight = 0;

  constructor(maxInFlight: number) {
    this.maxInFlight = maxInFlight;
  }

  allows(): boolean {
    return this.inFlight < this.maxInFlight;
  }

  onSent(): void {
    this.inFlight++;
  }

  onOutcome(): void {
    this.inFlight--;
  }

  onBlocked(): void {}
}

export const bulkhead: GuardBehaviour<'caller', { readonly maxInFlight: number }> = {
  key: 'bulkhead',
  side: 'caller',
  install: ({ maxInFlight }, sites) => {
    sites.gates.push(new Bulkhead(maxInFlight));
  },
};
