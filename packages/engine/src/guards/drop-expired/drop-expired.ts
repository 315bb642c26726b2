import type { Micros } from '../../core/time.ts';
import type { TriageGate } from '../../sites.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import { EXPIRED } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

/**
 * Drops what nobody will wait for: when the turn of an attempt has come and less than `margin` is left until its
 * deadline, it ends EXPIRED and costs no service.
 *
 * It needs callers that tell their deadlines (`deadline`); an attempt without one is always kept. Set the margin to what
 * a service takes: with none, under overload and first come first served, each attempt served is one about to expire,
 * so the work is done and nearly all of it too late.
 *
 * Source: "Addressing Cascading Failures", Site Reliability Engineering, 2016, ch. 22: check the deadline left before
 * each stage of work. Only attempts that had to wait are looked at; one that finds a free worker is served.
 */
export class DropExpired implements TriageGate {
  readonly drops = EXPIRED;
  declare private readonly marginUs: Micros;
  declare private readonly attempts: Attempts;
  declare private readonly clock: { readonly nowUs: number };

  constructor(marginUs: Micros, attempts: Attempts, clock: { readonly nowUs: number }) {
    this.marginUs = marginUs;
    this.attempts = attempts;
    this.clock = clock;
  }

  keeps(attempt: Attempt): boolean {
    const leftUs = this.attempts.deadlineUs[attempt]! - this.clock.nowUs;
    return leftUs > 0 && leftUs >= this.marginUs;
  }

  onTurn(): void {}
}

export const dropExpired: GuardBehaviour<'server', { readonly margin: Micros }> = {
  key: 'dropExpired',
  side: 'server',
  install: ({ margin }, sites, { world }) => {
    sites.triage.push(new DropExpired(margin, world.attempts, world.kernel));
  },
};
