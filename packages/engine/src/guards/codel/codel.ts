import type { Micros } from '../../core/time.ts';
import type { DoorGate, Station, TriageGate } from '../../sites.ts';
import { SHED } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface CodelParams {
  readonly target: Micros;
  readonly interval: Micros;
}

/**
 * Tells a standing queue from a burst by the *shortest* wait of an interval, and thins out only the former.
 *
 *     fine ──shortest wait of an interval > target──▶ overloaded: sheds what has waited more than 2 × target
 *       ▲                                                  │
 *       └────────── shortest wait ≤ target ────────────────┘
 *
 * An interval is over at the first turn after its end; that turn decides on the interval before, begins the next one,
 * and is never shed itself. (The first turn of all is an interval of its own, judged by the second.)
 *
 * Source: folly (folly/executors/Codel.cpp; 5 ms, 100 ms), which Facebook describes in B. Maurer, "Fail at Scale", ACM
 * Queue 13(8), 2015. It sheds all that waited too long, where CoDel proper (Nichols and Jacobson, 2012) drops one packet
 * after ever shorter intervals. As in folly, an attempt that finds a free worker is one that has waited 0.
 */
export class Codel implements TriageGate, DoorGate {
  readonly drops = SHED;
  declare private readonly targetUs: Micros;
  declare private readonly intervalUs: Micros;
  declare private readonly clock: { readonly nowUs: number };

  private shortestUs = 0;
  declare private intervalEndsUs: number;
  private isFirstTurn = true;
  private isOverloaded = false;
  private sloughs = false;

  constructor({ target, interval }: CodelParams, clock: { readonly nowUs: number }) {
    this.targetUs = target;
    this.intervalUs = interval;
    this.clock = clock;
    this.intervalEndsUs = clock.nowUs;
  }

  onTurn(_attempt: Attempt, waitedUs: number): void {
    const { nowUs } = this.clock;
    if (nowUs > this.intervalEndsUs && !this.isFirstTurn) {
      this.isOverloaded = this.shortestUs > this.targetUs;
      this.intervalEndsUs = nowUs + this.intervalUs;
      this.isFirstTurn = true;
    }
    this.sloughs = !this.isFirstTurn && this.isOverloaded && waitedUs > 2 * this.targetUs;
    if (this.isFirstTurn || waitedUs < this.shortestUs) this.shortestUs = waitedUs;
    this.isFirstTurn = false;
  }

  keeps(): boolean {
    return !this.sloughs;
  }

  admits(): boolean {
    return true;
  }

  onEntered(attempt: Attempt, station: Station): void {
    if (station.freeWorkers > 0) this.onTurn(attempt, 0);
  }

  onLeft(): void {}
}

export const codel: GuardBehaviour<'server', CodelParams> = {
  key: 'codel',
  side: 'server',
  install: (params, sites, { world }) => {
    const gate = new Codel(params, world.kernel);
    sites.door.push(gate);
    sites.triage.push(gate);
  },
};
