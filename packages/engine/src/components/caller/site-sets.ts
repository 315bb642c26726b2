import type { CallerSites } from '../../sites.ts';
import { Column } from '../../traffic/column.ts';
import type { Outcome } from '../../traffic/outcome.ts';
import type { Attempt, Call } from '../../traffic/rows.ts';

/**
 * The two sets of guards of an arrow that a panic mode exchanges, and who was sent under which.
 *
 * **Invariant:** a gate hears how an attempt ended just if it heard that it was sent: an attempt is settled with the set
 * in force when it was sent. Whether a call is tried again, the set in force then decides; and a retry that was granted
 * under one set and is due under the other must be granted there, too, by those retry gates that are not in both.
 */
export class SiteSets {
  declare private readonly normal: CallerSites;
  declare private readonly panic: CallerSites;
  /** 1: panic. */
  private readonly sentUnder = new Column();
  private readonly grantedUnder = new Column();
  private readonly failedAs = new Column();
  private isPanic = false;

  constructor(normal: CallerSites, panic: CallerSites) {
    this.normal = normal;
    this.panic = panic;
  }

  get inForce(): CallerSites {
    return this.isPanic ? this.panic : this.normal;
  }

  exchange(isPanic: boolean): void {
    this.isPanic = isPanic;
  }

  onSent(attempt: Attempt): void {
    this.sentUnder.set(attempt, Number(this.isPanic));
  }

  ofAttempt(attempt: Attempt): CallerSites {
    return this.sentUnder.get(attempt) === 0 ? this.normal : this.panic;
  }

  onRetryGranted(call: Call, outcome: Outcome): void {
    this.grantedUnder.set(call, Number(this.isPanic));
    this.failedAs.set(call, outcome);
  }

  /** How the attempt ended after which a retry of this call was granted. */
  failureOf(call: Call): Outcome {
    return this.failedAs.get(call) as Outcome;
  }

  /** Whether a retry that was granted is granted by the set that is in force now. */
  isStillGranted(call: Call): boolean {
    if (this.grantedUnder.get(call) === Number(this.isPanic)) return true;
    const before = this.isPanic ? this.normal : this.panic;
    for (const gate of before.retryGates) if (!this.inForce.retryGates.includes(gate)) gate.onRetryUnsent(call);
    const outcome = this.failureOf(call);
    const added = this.inForce.retryGates.filter((gate) => !before.retryGates.includes(gate));
    const isGranted = this.inForce.retry !== null && added.every((gate) => gate.mayRetry(call, outcome));
    if (isGranted) for (const gate of added) gate.onRetry(call, outcome);
    else for (const gate of this.inForce.retryGates) if (!added.includes(gate)) gate.onRetryUnsent(call);
    this.grantedUnder.set(call, Number(this.isPanic));
    return isGranted;
  }
}
