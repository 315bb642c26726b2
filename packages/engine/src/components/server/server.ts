import { unreachable } from '../../core/assert.ts';
import { distributionOf, type Distribution } from '../../core/distribution.ts';
import type { Actor } from '../../core/kernel.ts';
import { unit, type KeyedDraws } from '../../core/rng.ts';
import { Level } from '../../instruments/level.ts';
import { Knob, type ServerKnobs } from '../../knobs.ts';
import type { ServerSites, SiteSwitch, Station } from '../../sites.ts';
import type { Callee } from '../../traffic/attempts.ts';
import { isAwaited } from '../../traffic/awaited.ts';
import { ERROR, OK, OUTCOME_BITS, OUTCOME_MASK, SHED, UNDER_WAY, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { Component, ComponentBehaviour, ComponentSetting } from '../component.ts';
import { diceOf } from './dice.ts';
import { dropperOf, isAdmitted, tellRefused } from './gates.ts';
import { Entered } from './entered.ts';
import { Health } from './health.ts';
import { Losses } from './losses.ts';
import { openMeter } from './meter.ts';
import { calleesOf, Onward, storesOf, type OnwardParams } from './onward.ts';
import { openPace, type Pace } from './pace.ts';
import type { ServerParams } from './params.ts';
import { Refusals, type Refusal } from './refusals.ts';
import { Waiting } from './waiting.ts';
import { Workers } from './workers.ts';

/**
 * A queue in front of equal workers: M/M/c when arrivals are Poisson, service is exponential and nothing is refused.
 *
 * The server does not know whether anybody still waits for what it works on. Where it calls onward, a worker does its
 * own part first, then holds on to the attempt until the calls it made for it let it answer.
 *
 * In a crash the queue and all work in progress are lost without an answer; guards hear of them as errors.
 */
class Server implements Actor, Callee, Component<'server'>, SiteSwitch, Station {
  declare readonly knobs: ServerKnobs;
  readonly callee = this;

  declare private readonly meter: ReturnType<typeof openMeter>;
  declare private readonly world: World;
  declare private readonly name: string;
  declare private readonly params: ServerParams;
  declare private sites: ServerSites;
  /** Null where no panic mode exchanges guards. */
  declare private readonly entered: Entered | null;
  declare private readonly service: Distribution;
  declare private readonly serviceDraws: KeyedDraws;
  declare private readonly errorDraws: KeyedDraws;
  declare private readonly address: number;
  declare private readonly workers: Workers;
  declare private readonly waiting: Waiting;
  declare private readonly onward: Onward | null;
  declare private readonly pace: Pace | null;
  declare private readonly health: Health;
  declare private readonly refusals: Refusals;
  declare private readonly losses: Losses;

  constructor({ world, name, params, sites, panicSites, arrows, built }: ComponentSetting<ServerParams>) {
    this.world = world;
    this.name = name;
    this.params = params;
    this.sites = sites;
    this.entered = panicSites === null ? null : new Entered(sites, panicSites);
    if (panicSites !== null) world.switches.push(this);
    this.service = distributionOf(params.service);
    this.serviceDraws = world.draws(`${name}:service`);
    this.errorDraws = world.draws(`${name}:errors`);
    this.address = world.kernel.enrol(this);
    this.workers = new Workers(world.kernel, params.workers);
    this.health = new Health(world, name, { onDown: () => this.losses.crash(), onUp: () => this.onUp() });
    this.knobs = this.openKnobs();
    this.pace = openPace(params, this.knobs.heap);
    const collectingShare = (): number => this.pace?.collectingShare(this.inSystem) ?? 0;
    const queue = new Level();
    this.waiting = new Waiting(world.kernel, queue, panicSites === null ? [sites] : [sites, panicSites]);
    this.meter = openMeter(world, this.workers, { queue, line: this.waiting.line, collectingShare });
    this.refusals = this.openRefusals();
    world.parts.push({ name, kind: 'server', meter: this.meter });
    const everything: OnwardParams = { to: arrows.map(({ to }) => to), mode: 'sequence', until: 'all' };
    const onward = { params: params.calls ?? everything, arrows, built, callsOff: params.stopsCancelled === true };
    const onDone = (attempt: Attempt, outcome: Outcome): void => this.complete(attempt, outcome);
    this.onward = arrows.length === 0 ? null : new Onward(world, onward, onDone);
    const { meter, onward: calls, refusals, waiting, workers } = this;
    this.losses = new Losses(world, {
      stopsCancelled: params.stopsCancelled === true,
      tellLeft: this.leave.bind(this),
      parts: { refusals, waiting, workers, onward: calls, counts: meter.counts },
    });
  }

  get freeWorkers(): number {
    return this.workers.free;
  }

  get queueLength(): number {
    return this.waiting.length;
  }

  get inSystem(): number {
    return this.meter.levels.queue.value + this.workers.busy.value - this.refusals.count;
  }

  receive(attempt: Attempt): Outcome | typeof UNDER_WAY {
    this.meter.counts.arrivals++;
    if (!this.health.isWell && this.health.turnsAway(attempt)) return this.turnAway(attempt);
    if (!isAdmitted(this.sites.door, attempt, this)) {
      tellRefused(this.sites.door, attempt);
      return this.refusals.atDoor(attempt);
    }
    const { attempts, kernel } = this.world;
    attempts.arrivedAtUs[attempt] = kernel.nowUs;
    if (this.entered !== null) this.entered.onEntered(attempt);
    for (let i = 0; i < this.sites.door.length; i++) this.sites.door[i]!.onEntered(attempt, this);
    if (this.workers.free > 0) this.start(attempt);
    else this.waiting.push(attempt);
    return UNDER_WAY;
  }

  cancel(attempt: Attempt): void {
    if (this.losses.cancel(attempt)) this.startWaiting();
  }

  switchSites(isPanic: boolean): void {
    this.sites = this.entered!.exchange(isPanic);
    this.waiting.exchange(this.sites.order, this.world.attempts.arrivedAtUs);
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case SERVED:
        return this.onServed(subject);
      case ANSWER_DUE:
        return this.answer(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
      case REFUSED:
        this.refusals.onDone(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Refusal);
        return this.startWaiting();
      default:
        unreachable(`a server has no event ${kind}`);
    }
  }

  private onServed(attempt: Attempt): void {
    const outcome = this.result(attempt);
    if (outcome !== OK || this.onward === null) return this.complete(attempt, outcome);
    this.workers.hold(attempt);
    this.onward.begin(attempt);
  }

  private complete(attempt: Attempt, outcome: Outcome): void {
    const { attempts, kernel, trace } = this.world;
    const { counts, durations } = this.meter;
    counts.served++;
    trace?.serviceEnds(attempt, outcome);
    if (outcome === ERROR) counts.errors++;
    if (!isAwaited(this.world, attempt)) counts.wasted++;
    durations.sojourn.record(kernel.nowUs - attempts.arrivedAtUs[attempt]!);
    this.workers.giveBack(attempt);
    this.leave(attempt, outcome);
    // The worker turns to the queue before the caller hears: what the caller does next comes after.
    this.startWaiting();
    this.answer(attempt, outcome);
  }

  private answer(attempt: Attempt, outcome: Outcome): void {
    this.world.callers[this.world.attempts.arrow[attempt]!]!.answer(attempt, outcome);
  }

  private leave(attempt: Attempt, outcome: Outcome): void {
    const { door } = this.entered === null ? this.sites : this.entered.sitesOf(attempt);
    if (door.length === 0) return;
    const sojournUs = this.world.kernel.nowUs - this.world.attempts.arrivedAtUs[attempt]!;
    for (let i = 0; i < door.length; i++) door[i]!.onLeft(attempt, outcome, sojournUs);
  }

  /** It is down, or fails fast. */
  private turnAway(attempt: Attempt): Outcome | typeof UNDER_WAY {
    this.meter.counts.turnedAway++;
    return this.health.isDown && this.params.whenDown === 'silent' ? this.ignore(attempt) : ERROR;
  }

  /** Lets go of an attempt without a word: for all the caller knows it is still under way. */
  private ignore(attempt: Attempt): typeof UNDER_WAY {
    this.world.attempts.farSideLetsGo(attempt);
    return UNDER_WAY;
  }

  private result(attempt: Attempt): Outcome {
    const { errors } = this.params;
    if (errors > 0 && unit(diceOf(this.world.attempts, attempt, this.errorDraws)) < errors) return ERROR;
    return this.health.spoils(attempt) ? ERROR : OK;
  }

  private startWaiting(): void {
    if (this.refusals.count > 0) this.refusals.startWaiting();
    while (this.workers.free > 0 && this.waiting.length > 0) {
      const attempt = this.waiting.takeNext(this);
      if (this.sites.triage.length === 0 || this.isKept(attempt)) this.start(attempt);
    }
  }

  /** Whether an attempt whose turn has come is to be worked on; if not it is gone already. */
  private isKept(attempt: Attempt): boolean {
    const { attempts, kernel } = this.world;
    const { triage } = this.sites;
    const waitedUs = kernel.nowUs - attempts.arrivedAtUs[attempt]!;
    for (let i = 0; i < triage.length; i++) triage[i]!.onTurn(attempt, waitedUs, this);
    const dropper = dropperOf(triage, attempt, waitedUs);
    if (dropper !== null) this.drop(attempt, dropper.drops);
    return dropper === null;
  }

  private drop(attempt: Attempt, outcome: Refusal): void {
    this.world.trace?.waitEnds(attempt, this.name, outcome);
    this.leave(attempt, outcome);
    this.refusals.afterwards(attempt, outcome);
  }

  private start(attempt: Attempt): void {
    const { attempts, kernel, trace } = this.world;
    this.workers.take();
    trace?.serviceBegins(attempt, this.name);
    this.meter.durations.wait.record(kernel.nowUs - attempts.arrivedAtUs[attempt]!);
    this.workers.endsBy(attempt, kernel.schedule(this.serviceUs(attempt, 1), this.address, SERVED, attempt));
  }

  /** How long a worker that has just been taken needs for a share of the work of an attempt. */
  private serviceUs(attempt: Attempt, share: number): number {
    const { attempts, kernel } = this.world;
    const sampleUs = this.service.sampleUs(diceOf(attempts, attempt, this.serviceDraws));
    let factor = this.knobs.slowness.value * share;
    if (this.pace !== null) factor *= this.pace.factor(kernel.nowUs, this.workers.busy.value, this.inSystem);
    return Math.round(sampleUs * factor);
  }

  private dropQueue(): void {
    for (let left = this.waiting.length; left > 0; left--) this.drop(this.waiting.takeAny(), SHED);
  }

  private restart(): void {
    if (this.health.isDown) return;
    this.losses.crash();
    this.onUp();
  }

  private onUp(): void {
    this.pace?.onStarted(this.world.kernel.nowUs);
  }

  private openKnobs(): ServerKnobs {
    const { acceptance, alive, soundness } = this.health;
    return {
      slowness: new Knob(),
      availability: new Knob(() => this.onAvailabilityChanged()),
      soundness,
      acceptance,
      heap: new Knob(),
      alive,
      dropQueue: () => this.dropQueue(),
      restart: () => this.restart(),
    };
  }

  private openRefusals(): Refusals {
    const { refusal, refusalCost = 0 } = this.params;
    return new Refusals(this.world, {
      isSilent: refusal === 'silent',
      isFree: refusalCost === 0,
      counts: this.meter.counts,
      queue: this.meter.levels.queue,
      workers: this.workers,
      address: this.address,
      answerKind: ANSWER_DUE,
      doneKind: REFUSED,
      durationUs: (attempt) => this.serviceUs(attempt, refusalCost),
    });
  }

  private onAvailabilityChanged(): void {
    this.workers.setAvailable(Math.round(this.params.workers * this.knobs.availability.value));
    this.startWaiting();
  }
}

const SERVED = 0;
const ANSWER_DUE = 1;
const REFUSED = 2;

export const server: ComponentBehaviour<'server', ServerParams> = {
  kind: 'server',
  takesCalls: true,
  arrowsOut: 'any',
  guardedAt: 'server',
  callsMade: ({ calls }) => calls && calleesOf(calls),
  fills: ({ calls }) => (calls === undefined ? [] : storesOf(calls)),
  replicas: ({ replicas }) => replicas,
  build: (setting) => new Server(setting),
};
