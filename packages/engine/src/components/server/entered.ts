import type { ServerSites } from '../../sites.ts';
import { Column } from '../../traffic/column.ts';
import type { Attempt } from '../../traffic/rows.ts';

/** Which of the two sets of guards that a panic mode exchanges each attempt came in under: that door hears it leave. */
export class Entered {
  declare private readonly normal: ServerSites;
  declare private readonly panic: ServerSites;
  /** 1: panic. */
  private readonly under = new Column();
  private isPanic = false;

  constructor(normal: ServerSites, panic: ServerSites) {
    this.normal = normal;
    this.panic = panic;
  }

  exchange(isPanic: boolean): ServerSites {
    this.isPanic = isPanic;
    return isPanic ? this.panic : this.normal;
  }

  onEntered(attempt: Attempt): void {
    this.under.set(attempt, Number(this.isPanic));
  }

  sitesOf(attempt: Attempt): ServerSites {
    return this.under.get(attempt) === 0 ? this.normal : this.panic;
  }
}
