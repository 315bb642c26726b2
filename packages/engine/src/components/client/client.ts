import { Knob } from '../../knobs.ts';
import { NO_KEY } from '../../traffic/calls.ts';
import { OK, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import { Caller, type CallOwner } from '../caller.ts';
import type { Component, ComponentBehaviour, ComponentSetting } from '../component.ts';
import { Arrivals } from './arrivals.ts';
import type { CallMaker, CallSource, SourceSetting } from './call-source.ts';
import { openClientMeter, type ClientMeter } from './client-meter.ts';
import { ClosedUsers } from './closed-users.ts';
import { Crowds } from './crowds.ts';
import { Keys } from './keys.ts';
import type { ClientParams } from './params.ts';
import { Priorities } from './priorities.ts';
import { Replay } from './replay.ts';

/**
 * Where calls come from: users who arrive whatever the system does (`arrivals.ts`), users who wait for their answer first
 * (`closed-users.ts`), the calls of a recorded day (`replay.ts`), crowds beside any of them (`crowds.ts`).
 *
 * Sources decide when a call begins; the client decides what it is about, begins it, and counts how it ends.
 */
class Client implements CallOwner, CallMaker, Component<'client'> {
  readonly knobs = {
    load: new Knob(() => this.onLoadTurned()),
    crowd: (calls: number, overUs: number) => this.crowds.gather(calls, overUs),
  };
  readonly callee = null;
  declare readonly goodWithinUs: number;

  private readonly meter = openClientMeter();
  declare private readonly world: World;
  declare private readonly caller: Caller;
  declare private readonly arrivals: CallSource | null;
  declare private readonly closed: ClosedUsers | null;
  declare private readonly crowds: Crowds;
  declare private readonly keys: Keys | null;
  declare private readonly priorities: Priorities | null;

  constructor({ world, name, params, arrows }: ComponentSetting<ClientParams>) {
    const { closed, crowds = [], goodWithin, keys, priorities } = params;
    this.world = world;
    this.goodWithinUs = goodWithin;
    world.parts.push({ name, kind: 'client', meter: this.meter });
    this.keys = keys === undefined ? null : new Keys(keys, world.rng(`${name}:keys`));
    this.priorities = priorities === undefined ? null : new Priorities({ world, name }, priorities);
    this.caller = new Caller(world, this, arrows[0]!);
    // All its calls are made on that arrow.
    this.meter.durations.latency.follow(this.caller.meter.durations.latency);
    const setting = { world, name, client: this };
    this.arrivals = arrivalsOf(params, setting);
    this.closed = closed === undefined ? null : new ClosedUsers(setting, closed);
    this.crowds = new Crowds({ ...setting, client: { beginCall: () => this.beginGuest() } }, crowds);
  }

  beginCall(): void {
    this.meter.counts.offered++;
    const key = this.keys === null ? NO_KEY : this.keys.next();
    const priority = this.priorities === null ? 0 : this.priorities.next();
    this.caller.begin(key, priority);
  }

  onCallDone(_parent: Attempt, outcome: Outcome, latencyUs: number): void {
    this.count(this.meter, outcome, latencyUs);
    if (this.priorities !== null) {
      const { calls } = this.world;
      const meter = this.priorities.meterOf(calls.priority[calls.closedLast]!);
      this.count(meter, outcome, latencyUs);
      if (outcome === OK) meter.durations.latency.record(latencyUs);
    }
    if (this.closed !== null) this.closed.onCallEnded();
  }

  private count({ counts }: ClientMeter, outcome: Outcome, latencyUs: number): void {
    if (outcome !== OK) {
      counts.failed++;
      return;
    }
    if (latencyUs <= this.goodWithinUs) counts.good++;
    else counts.late++;
  }

  private beginGuest(): void {
    if (this.closed !== null) this.closed.guests++;
    this.beginCall();
  }

  private onLoadTurned(): void {
    const { value } = this.knobs.load;
    this.arrivals?.onLoadTurned(value);
    this.closed?.onLoadTurned(value);
    this.crowds.onLoadTurned(value);
  }
}

function arrivalsOf({ arrivals, schedule, sine }: ClientParams, setting: SourceSetting): CallSource | null {
  if (arrivals === undefined) return null;
  if (arrivals.law === 'replay') return new Replay(setting, arrivals.at);
  return new Arrivals(setting, { arrivals, schedule, sine });
}

export const client: ComponentBehaviour<'client', ClientParams> = {
  kind: 'client',
  takesCalls: false,
  arrowsOut: 'one',
  guardedAt: null,
  classes: ({ priorities = [] }) => priorities.map(({ name }) => name),
  build: (setting) => new Client(setting),
};
