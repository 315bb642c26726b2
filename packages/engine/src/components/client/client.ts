import { unreachable } from '../../core/assert.ts';
import { NO_TIMER, type Actor, type Timer } from '../../core/kernel.ts';
import { exponential, type Rng } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import { Histogram } from '../../instruments/histogram.ts';
import { Knob } from '../../knobs.ts';
import { OK, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import { Caller, type CallOwner } from '../caller.ts';
import type { Component, ComponentBehaviour, ComponentSetting } from '../component.ts';

export interface ClientParams {
  readonly arrivals: { readonly law: 'poisson' | 'constant'; readonly perSecond: number };
  readonly schedule: readonly { readonly at: Micros; readonly perSecond: number }[];
  readonly goodWithin: Micros;
}

/**
 * Users who arrive at a given rate whatever the system does (open loop).
 *
 * The rate changes in steps, by the schedule and by the `load` knob. Between two arrivals a fixed amount of `waiting`
 * is used up, faster at a higher rate, so that a change of rate in between is met exactly: for Poisson arrivals the
 * amount is exponential with mean 1, which makes them a Poisson process of the changing rate; for constant ones it is 1.
 */
class Client implements Actor, CallOwner, Component<'client'> {
  readonly knobs = { load: new Knob(() => this.onRateChanged()) };
  readonly callee = null;
  readonly goodWithinUs: number;

  private readonly meter = {
    counts: { offered: 0, good: 0, late: 0, failed: 0 },
    levels: {},
    durations: { latency: new Histogram() },
    derived: {},
  };
  private readonly world: World;
  private readonly params: ClientParams;
  private readonly arrivals: Rng;
  private readonly caller: Caller;
  private readonly address: number;
  private baseRatePerSecond: number;
  private perSecond: number;
  private waiting: number;
  // Not rounded, so that rounding each arrival to a whole microsecond does not add up.
  private waitingSinceUs = 0;
  private dueUs = 0;
  private nextArrival: Timer = NO_TIMER;

  constructor({ world, name, params, arrows }: ComponentSetting<ClientParams>) {
    this.world = world;
    this.params = params;
    this.goodWithinUs = params.goodWithin;
    this.arrivals = world.rng(`${name}:arrivals`);
    this.address = world.kernel.enrol(this);
    world.parts.push({ name, kind: 'client', meter: this.meter });
    this.caller = new Caller(world, this, arrows[0]!);
    this.baseRatePerSecond = params.arrivals.perSecond;
    this.perSecond = this.baseRatePerSecond;
    for (const [index, step] of params.schedule.entries()) world.kernel.schedule(step.at, this.address, STEP, index);
    this.waiting = this.drawWaiting();
    this.awaitArrival();
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case ARRIVAL:
        return this.onArrival();
      case STEP:
        this.baseRatePerSecond = this.params.schedule[subject]!.perSecond;
        return this.onRateChanged();
      default:
        unreachable(`a client has no event ${kind}`);
    }
  }

  onCallDone(_parent: Attempt, outcome: Outcome, latencyUs: number): void {
    const { counts, durations } = this.meter;
    if (outcome !== OK) {
      counts.failed++;
      return;
    }
    durations.latency.record(latencyUs);
    if (latencyUs <= this.goodWithinUs) counts.good++;
    else counts.late++;
  }

  private onArrival(): void {
    this.meter.counts.offered++;
    this.waiting = this.drawWaiting();
    this.waitingSinceUs = this.dueUs;
    this.awaitArrival();
    this.caller.begin();
  }

  private onRateChanged(): void {
    const { kernel } = this.world;
    if (this.nextArrival !== NO_TIMER) kernel.cancel(this.nextArrival);
    const usedUp = ((kernel.nowUs - this.waitingSinceUs) * this.perSecond) / 1e6;
    this.waiting = Math.max(0, this.waiting - usedUp);
    this.waitingSinceUs = kernel.nowUs;
    this.perSecond = this.baseRatePerSecond * this.knobs.load.value;
    this.awaitArrival();
  }

  private awaitArrival(): void {
    this.nextArrival = NO_TIMER;
    if (this.perSecond === 0) return;
    const { kernel } = this.world;
    this.dueUs = this.waitingSinceUs + (this.waiting / this.perSecond) * 1e6;
    this.nextArrival = kernel.schedule(Math.round(this.dueUs) - kernel.nowUs, this.address, ARRIVAL, 0);
  }

  private drawWaiting(): number {
    return this.params.arrivals.law === 'poisson' ? exponential(this.arrivals) : 1;
  }
}

const ARRIVAL = 0;
const STEP = 1;

export const client: ComponentBehaviour<'client', ClientParams> = {
  kind: 'client',
  takesCalls: false,
  arrowsOut: 'one',
  guardedAt: null,
  build: (setting) => new Client(setting),
};
