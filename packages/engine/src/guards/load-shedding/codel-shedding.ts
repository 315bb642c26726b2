import type { Micros } from '../../core/time.ts';
import type { DoorGate, Station, TriageGate } from '../../sites.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import { SHED } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';

export interface CodelSheddingParams {
  readonly target: Micros;
  readonly interval: Micros;
}

/**
 * Sheds the least important calls while a queue stands: after each interval in which even the shortest wait was longer
 * than `target`, one priority more of those that arrive; after each in which it was not, one less. Calls of priority 0
 * are never shed.
 *
 * Source: QALM, Uber, 2018 (https://www.uber.com/blog/qalm-qos-load-management-framework/): overload is told by the
 * shortest wait of an interval, as CoDel does, and what is not critical is dropped. There are two kinds of calls there;
 * that the bar moves by one priority at a time is the same rule for more. An interval is over at the first arrival after
 * its end; while nobody's turn comes, the bar stays.
 */
export class CodelShedding implements DoorGate, TriageGate {
  readonly drops = SHED;
  declare private readonly params: CodelSheddingParams;
  declare private readonly attempts: Attempts;
  declare private readonly clock: { readonly nowUs: number };

  /** Who is less important is shed. */
  private bar = Infinity;
  /** The least important that arrived of late. */
  private lowest = 0;
  private shortestUs = Infinity;
  declare private intervalEndsUs: number;

  constructor(params: CodelSheddingParams, attempts: Attempts, clock: { readonly nowUs: number }) {
    this.params = params;
    this.attempts = attempts;
    this.clock = clock;
    this.intervalEndsUs = clock.nowUs + params.interval;
  }

  admits(attempt: Attempt): boolean {
    return this.attempts.priority[attempt]! <= this.bar;
  }

  onEntered(attempt: Attempt, station: Station): void {
    this.onArrival(attempt);
    if (station.freeWorkers > 0) this.shortestUs = 0;
  }

  onRefused(attempt: Attempt): void {
    this.onArrival(attempt);
  }

  onLeft(): void {}

  onTurn(_attempt: Attempt, waitedUs: number): void {
    this.shortestUs = Math.min(this.shortestUs, waitedUs);
  }

  keeps(): boolean {
    return true;
  }

  private onArrival(attempt: Attempt): void {
    const { interval, target } = this.params;
    this.lowest = Math.max(this.lowest, this.attempts.priority[attempt]!);
    if (this.clock.nowUs < this.intervalEndsUs) return;
    if (this.shortestUs < Infinity) this.moveBar(this.shortestUs > target);
    this.intervalEndsUs = this.clock.nowUs + interval;
    this.shortestUs = Infinity;
  }

  private moveBar(isOverloaded: boolean): void {
    if (isOverloaded) this.bar = Math.max(0, Math.min(this.bar, this.lowest) - 1);
    else if (this.bar >= this.lowest) this.bar = Infinity;
    else this.bar++;
  }
}
