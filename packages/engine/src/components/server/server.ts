import { unreachable } from '../../core/assert.ts';
import { Constant, Exponential, type Distribution } from '../../core/distribution.ts';
import type { Actor } from '../../core/kernel.ts';
import { Ring } from '../../core/ring.ts';
import { unit, type KeyedDraws } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import { Histogram } from '../../instruments/histogram.ts';
import { Level } from '../../instruments/level.ts';
import { Knob } from '../../knobs.ts';
import type { ServerSites, Station } from '../../sites.ts';
import type { Callee } from '../../traffic/attempts.ts';
import {
  ERROR,
  OK,
  OUTCOME_BITS,
  OUTCOME_MASK,
  SHED,
  UNDER_WAY,
  type EXPIRED,
  type Outcome,
} from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { Component, ComponentBehaviour, ComponentSetting } from '../component.ts';
import { Onward, type OnwardParams } from './onward.ts';

export interface ServerParams {
  readonly workers: number;
  readonly service: { readonly law: 'constant' | 'exponential'; readonly mean: Micros };
  readonly errors: number;
  readonly refusal: 'answered' | 'silent';
  /** Absent: everything it has an arrow to, in the order of the arrows. */
  readonly calls?: OnwardParams | undefined;
}

/**
 * A queue in front of equal workers: M/M/c when arrivals are Poisson, service is exponential and nothing is refused.
 *
 * The server does not know whether anybody still waits for what it works on. Where it calls onward, a worker does its
 * own part first, then holds on to the attempt until the calls it made for it let it answer.
 */
class Server implements Actor, Callee, Component<'server'>, Station {
  readonly knobs = { slowness: new Knob(), availability: new Knob(() => this.onAvailabilityChanged()) };
  readonly callee = this;
  freeWorkers: number;

  private readonly meter;
  private readonly world: World;
  private readonly params: ServerParams;
  private readonly sites: ServerSites;
  private readonly service: Distribution;
  private readonly serviceDraws: KeyedDraws;
  private readonly errorDraws: KeyedDraws;
  private readonly address: number;
  private readonly queue = new Ring();
  private readonly onward: Onward | null;
  private availableWorkers: number;

  constructor({ world, name, params, sites, arrows }: ComponentSetting<ServerParams>) {
    this.world = world;
    this.params = params;
    this.sites = sites;
    const { law, mean } = params.service;
    this.service = law === 'constant' ? new Constant(mean) : new Exponential(mean);
    this.serviceDraws = world.draws(`${name}:service`);
    this.errorDraws = world.draws(`${name}:errors`);
    this.availableWorkers = params.workers;
    this.freeWorkers = params.workers;
    this.address = world.kernel.enrol(this);
    this.meter = {
      counts: { arrivals: 0, served: 0, wasted: 0, errors: 0, shed: 0, expired: 0 },
      levels: { queue: new Level(), busy: new Level() },
      durations: { wait: new Histogram(), sojourn: new Histogram() },
      derived: {
        inSystem: (averages: Readonly<Record<string, number>>) => averages['queue']! + averages['busy']!,
        utilisation: (averages: Readonly<Record<string, number>>) => averages['busy']! / params.workers,
      },
    };
    world.parts.push({ name, kind: 'server', meter: this.meter });
    const everything: OnwardParams = { to: arrows.map(({ to }) => to), mode: 'sequence', until: 'all' };
    const onward = { params: params.calls ?? everything, arrows };
    const onDone = (attempt: Attempt, outcome: Outcome): void => this.complete(attempt, outcome);
    this.onward = arrows.length === 0 ? null : new Onward(world, onward, onDone);
  }

  get queueLength(): number {
    return this.queue.length;
  }

  get inSystem(): number {
    return this.meter.levels.queue.value + this.meter.levels.busy.value;
  }

  receive(attempt: Attempt): Outcome | typeof UNDER_WAY {
    this.meter.counts.arrivals++;
    if (!this.admits(attempt)) return this.refuse(attempt);
    const { attempts, kernel } = this.world;
    attempts.arrivedAtUs[attempt] = kernel.nowUs;
    for (let i = 0; i < this.sites.door.length; i++) this.sites.door[i]!.onEntered(attempt, this);
    if (this.freeWorkers > 0) {
      this.start(attempt);
    } else {
      this.queue.pushBack(attempt);
      this.meter.levels.queue.rise(kernel.nowUs);
    }
    return UNDER_WAY;
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case SERVED:
        return this.onServed(subject);
      case DROPPED:
        return this.onDropped(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
      default:
        unreachable(`a server has no event ${kind}`);
    }
  }

  private onServed(attempt: Attempt): void {
    const outcome = this.result(attempt);
    if (outcome === OK && this.onward !== null) this.onward.begin(attempt);
    else this.complete(attempt, outcome);
  }

  private onDropped(attempt: Attempt, outcome: Outcome): void {
    this.world.callers[this.world.attempts.arrow[attempt]!]!.answer(attempt, outcome);
  }

  private complete(attempt: Attempt, outcome: Outcome): void {
    const { attempts, kernel } = this.world;
    const { counts, durations, levels } = this.meter;
    counts.served++;
    if (outcome === ERROR) counts.errors++;
    if (attempts.isAbandoned(attempt)) counts.wasted++;
    durations.sojourn.record(kernel.nowUs - attempts.arrivedAtUs[attempt]!);
    levels.busy.fall(kernel.nowUs);
    this.freeWorkers++;
    this.leave(attempt, outcome);
    // The worker turns to the queue before the caller hears: what the caller does next comes after.
    this.startWaiting();
    this.world.callers[attempts.arrow[attempt]!]!.answer(attempt, outcome);
  }

  private leave(attempt: Attempt, outcome: Outcome): void {
    const { door } = this.sites;
    if (door.length === 0) return;
    const sojournUs = this.world.kernel.nowUs - this.world.attempts.arrivedAtUs[attempt]!;
    for (let i = 0; i < door.length; i++) door[i]!.onLeft(attempt, outcome, sojournUs);
  }

  private admits(attempt: Attempt): boolean {
    const { door } = this.sites;
    for (let i = 0; i < door.length; i++) {
      if (!door[i]!.admits(attempt, this)) return false;
    }
    return true;
  }

  private refuse(attempt: Attempt): Outcome | typeof UNDER_WAY {
    this.meter.counts.shed++;
    if (this.params.refusal === 'answered') return SHED;
    // Dropped without a word: for all the caller knows it is still under way.
    this.world.attempts.farSideLetsGo(attempt);
    return UNDER_WAY;
  }

  private result(attempt: Attempt): Outcome {
    if (this.params.errors === 0) return OK;
    return unit(this.diceOf(attempt, this.errorDraws)) < this.params.errors ? ERROR : OK;
  }

  private startWaiting(): void {
    while (this.freeWorkers > 0 && this.queue.length > 0) {
      const { order, triage } = this.sites;
      const isNewest = order !== null && order.servesNewest(this);
      const attempt = isNewest ? this.queue.popBack() : this.queue.popFront();
      this.meter.levels.queue.fall(this.world.kernel.nowUs);
      if (triage.length === 0 || this.isKept(attempt)) this.start(attempt);
    }
  }

  /** Whether an attempt whose turn has come is to be worked on; if not it is gone already. */
  private isKept(attempt: Attempt): boolean {
    const { attempts, kernel } = this.world;
    const { triage } = this.sites;
    const waitedUs = kernel.nowUs - attempts.arrivedAtUs[attempt]!;
    for (let i = 0; i < triage.length; i++) triage[i]!.onTurn(attempt, waitedUs, this);
    for (let i = 0; i < triage.length; i++) {
      if (triage[i]!.keeps(attempt, waitedUs)) continue;
      this.drop(attempt, triage[i]!.drops);
      return false;
    }
    return true;
  }

  private drop(attempt: Attempt, outcome: typeof SHED | typeof EXPIRED): void {
    const { attempts, kernel } = this.world;
    if (outcome === SHED) this.meter.counts.shed++;
    else this.meter.counts.expired++;
    this.leave(attempt, outcome);
    if (this.params.refusal === 'silent') attempts.farSideLetsGo(attempt);
    else kernel.defer(this.address, DROPPED, (attempt << OUTCOME_BITS) | outcome);
  }

  private start(attempt: Attempt): void {
    const { attempts, kernel } = this.world;
    this.freeWorkers--;
    this.meter.levels.busy.rise(kernel.nowUs);
    this.meter.durations.wait.record(kernel.nowUs - attempts.arrivedAtUs[attempt]!);
    const sampleUs = this.service.sampleUs(this.diceOf(attempt, this.serviceDraws));
    const serviceUs = Math.round(sampleUs * this.knobs.slowness.value);
    kernel.schedule(serviceUs, this.address, SERVED, attempt);
  }

  /** Workers that are taken away while busy finish what they do; until then free workers are fewer than none. */
  private onAvailabilityChanged(): void {
    const available = Math.round(this.params.workers * this.knobs.availability.value);
    this.freeWorkers += available - this.availableWorkers;
    this.availableWorkers = available;
    this.startWaiting();
  }

  /** Dice that belong to an attempt of a call, whatever else happens. */
  private diceOf(attempt: Attempt, draws: KeyedDraws): KeyedDraws {
    const { arrow, number, serial } = this.world.attempts;
    return draws.at(serial[attempt]!, (arrow[attempt]! << 20) ^ number[attempt]!);
  }
}

const SERVED = 0;
const DROPPED = 1;

export const server: ComponentBehaviour<'server', ServerParams> = {
  kind: 'server',
  takesCalls: true,
  arrowsOut: 'any',
  guardedAt: 'server',
  callsMade: ({ calls }) => calls?.to,
  build: (setting) => new Server(setting),
};
