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
import type { Attempt, Callee } from '../../traffic/attempts.ts';
import { ERROR, OK, SHED, UNDER_WAY, type Outcome } from '../../traffic/outcome.ts';
import type { World } from '../../world.ts';
import type { Component, ComponentBehaviour, ComponentSetting } from '../component.ts';

export interface ServerParams {
  readonly workers: number;
  readonly service: { readonly law: 'constant' | 'exponential'; readonly mean: Micros };
  readonly errors: number;
  readonly refusal: 'answered' | 'silent';
}

/**
 * A queue in front of equal workers: M/M/c when arrivals are Poisson, service is exponential and nothing is refused.
 *
 * The server does not know whether anybody still waits for what it works on.
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
  private availableWorkers: number;

  constructor({ world, name, params, sites }: ComponentSetting<ServerParams>) {
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
      counts: { arrivals: 0, served: 0, wasted: 0, errors: 0, shed: 0 },
      levels: { queue: new Level(), busy: new Level() },
      durations: { wait: new Histogram(), sojourn: new Histogram() },
      derived: {
        inSystem: (averages: Readonly<Record<string, number>>) => averages['queue']! + averages['busy']!,
        utilisation: (averages: Readonly<Record<string, number>>) => averages['busy']! / params.workers,
      },
    };
    world.parts.push({ name, kind: 'server', meter: this.meter });
  }

  get queueLength(): number {
    return this.queue.length;
  }

  receive(attempt: Attempt): Outcome | typeof UNDER_WAY {
    this.meter.counts.arrivals++;
    if (!this.admits(attempt)) return this.refuse(attempt);
    const { attempts, kernel } = this.world;
    attempts.arrivedAtUs[attempt] = kernel.nowUs;
    if (this.freeWorkers > 0) {
      this.start(attempt);
    } else {
      this.queue.pushBack(attempt);
      this.meter.levels.queue.rise(kernel.nowUs);
    }
    return UNDER_WAY;
  }

  onEvent(kind: number, attempt: Attempt): void {
    if (kind !== SERVED) unreachable(`a server has no event ${kind}`);
    const { attempts, callers, kernel } = this.world;
    const { counts, durations, levels } = this.meter;
    counts.served++;
    if (attempts.isAbandoned(attempt)) counts.wasted++;
    durations.sojourn.record(kernel.nowUs - attempts.arrivedAtUs[attempt]!);
    levels.busy.fall(kernel.nowUs);
    this.freeWorkers++;
    // The worker is free and turns to the queue before the caller hears: what the caller does next comes after.
    const outcome = this.result(attempt);
    this.startWaiting();
    callers[attempts.arrow[attempt]!]!.answer(attempt, outcome);
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
    if (unit(this.diceOf(attempt, this.errorDraws)) >= this.params.errors) return OK;
    this.meter.counts.errors++;
    return ERROR;
  }

  private startWaiting(): void {
    while (this.freeWorkers > 0 && this.queue.length > 0) {
      const { order } = this.sites;
      const isNewest = order !== null && order.servesNewest(this);
      const attempt = isNewest ? this.queue.popBack() : this.queue.popFront();
      this.meter.levels.queue.fall(this.world.kernel.nowUs);
      this.start(attempt);
    }
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

export const server: ComponentBehaviour<'server', ServerParams> = {
  kind: 'server',
  takesCalls: true,
  makesCalls: false,
  build: (setting) => new Server(setting),
};
