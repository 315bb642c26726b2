import type { AttemptGate, CallerSites, DoorGate, ServerSites, Station, TriageGate } from '../sites.ts';
import type { Attempts } from '../traffic/attempts.ts';
import type { Calls } from '../traffic/calls.ts';
import { OK, SHED, type Outcome } from '../traffic/outcome.ts';
import type { Attempt } from '../traffic/rows.ts';

export interface SignalPlan {
  readonly kind: 'minQueueDelay' | 'retryShare' | 'goodputShare';
  /** Whether much of it is a bad sign, or little. */
  readonly isHighBad: boolean;
  readonly engageAt: number;
  readonly disengageAt: number;
  /** With fewer attempts than this between two ticks, shares say that all is well. */
  readonly minimum: number;
  /** For goodput: how long a call may take to be good. */
  readonly withinUs: number;
}

/** Something about the time since it was taken last. It looks on at sites and changes nothing there. */
interface Signal {
  /** Looks at one more part, where it is whichever set of guards is in force. */
  watch(sets: readonly never[]): void;
  take(): number;
}

interface Traffic {
  readonly attempts: Attempts;
  readonly calls: Calls;
  readonly kernel: { readonly nowUs: number };
}

export function openSignal(plan: SignalPlan, traffic: Traffic, everyUs: number): Signal {
  switch (plan.kind) {
    case 'minQueueDelay':
      return new MinQueueDelay(everyUs);
    case 'retryShare':
      return new SendSignal(plan, traffic, (counts) => counts.again / counts.sent);
    case 'goodputShare':
      return new SendSignal(plan, traffic, (counts) => counts.good / counts.sent);
  }
}

/** The shortest time that anybody waited, in µs: more than none only where a queue stands. Of replicas, the shortest of all. */
class MinQueueDelay implements Signal {
  private readonly everyUs: number;
  private readonly queues: QueueDelay[] = [];

  constructor(everyUs: number) {
    this.everyUs = everyUs;
  }

  watch(sets: readonly ServerSites[]): void {
    const queue = new QueueDelay();
    this.queues.push(queue);
    for (const sites of sets) {
      sites.door.push(queue);
      sites.triage.push(queue);
    }
  }

  take(): number {
    let shortestUs = Infinity;
    for (const queue of this.queues) shortestUs = Math.min(shortestUs, queue.take(this.everyUs));
    return shortestUs;
  }
}

class QueueDelay implements DoorGate, TriageGate {
  readonly drops = SHED;

  private shortestUs = Infinity;
  private lastUs = 0;
  private station: Station | null = null;

  admits(): boolean {
    return true;
  }

  onEntered(_attempt: Attempt, station: Station): void {
    this.station = station;
    if (station.freeWorkers > 0) this.shortestUs = 0;
  }

  onLeft(): void {}

  keeps(): boolean {
    return true;
  }

  onTurn(_attempt: Attempt, waitedUs: number): void {
    this.shortestUs = Math.min(this.shortestUs, waitedUs);
  }

  /** Where somebody waits and nobody's turn came, whoever is next has waited all that time. */
  take(everyUs: number): number {
    if (this.shortestUs < Infinity) this.lastUs = this.shortestUs;
    else if (this.station === null || this.station.queueLength === 0) this.lastUs = 0;
    else this.lastUs += everyUs;
    this.shortestUs = Infinity;
    return this.lastUs;
  }
}

interface SendCounts {
  sent: number;
  /** Of these, not the first of their call. */
  again: number;
  /** Calls that ended OK in time. */
  good: number;
}

/** A share of the attempts that are sent over an arrow. */
class SendSignal implements Signal, AttemptGate {
  private readonly plan: SignalPlan;
  private readonly traffic: Traffic;
  private readonly share: (counts: SendCounts) => number;
  private readonly counts: SendCounts = { sent: 0, again: 0, good: 0 };

  constructor(plan: SignalPlan, traffic: Traffic, share: (counts: SendCounts) => number) {
    this.plan = plan;
    this.traffic = traffic;
    this.share = share;
  }

  watch(sets: readonly CallerSites[]): void {
    for (const sites of sets) sites.gates.push(this);
  }

  take(): number {
    const { counts } = this;
    const calm = this.plan.isHighBad ? 0 : 1;
    const value = counts.sent < this.plan.minimum ? calm : this.share(counts);
    counts.sent = counts.again = counts.good = 0;
    return value;
  }

  allows(): boolean {
    return true;
  }

  onSent(attempt: Attempt): void {
    this.counts.sent++;
    if (this.traffic.attempts.number[attempt]! > 1) this.counts.again++;
  }

  onOutcome(attempt: Attempt, outcome: Outcome): void {
    if (outcome !== OK) return;
    const { attempts, calls, kernel } = this.traffic;
    const sinceUs = calls.startedAtUs[attempts.call[attempt]!]!;
    if (kernel.nowUs - sinceUs <= this.plan.withinUs) this.counts.good++;
  }

  onBlocked(): void {}
}
