import { unreachable } from '../../core/assert.ts';
import { distributionOf, type Distribution } from '../../core/distribution.ts';
import type { Actor } from '../../core/kernel.ts';
import type { Lane } from '../../core/lane.ts';
import type { KeyedDraws } from '../../core/rng.ts';
import { Histogram } from '../../instruments/histogram.ts';
import { Level } from '../../instruments/level.ts';
import { Knob, type PoolKnobs } from '../../knobs.ts';
import type { ServerSites, SiteSwitch, Station } from '../../sites.ts';
import type { Callee } from '../../traffic/attempts.ts';
import { isAwaited } from '../../traffic/awaited.ts';
import { Column } from '../../traffic/column.ts';
import {
  BLOCKED,
  CANCELLED,
  OUTCOME_BITS,
  OUTCOME_MASK,
  SHED,
  TIMEOUT,
  UNDER_WAY,
  type EXPIRED,
  type Outcome,
} from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import { Caller, type CallOwner } from '../caller.ts';
import type { Component, ComponentBehaviour, ComponentSetting } from '../component.ts';
import { diceOf } from '../server/dice.ts';
import { Entered } from '../server/entered.ts';
import { dropperOf, isAdmitted, tellRefused } from '../server/gates.ts';
import { Waiting } from '../server/waiting.ts';
import { Connections } from './connections.ts';
import type { PoolParams } from './params.ts';

/**
 * Connections to what lies behind, shared by all who call it: whoever gets none waits.
 *
 * An attempt that is granted a connection makes a call on the pool's own arrow and holds the connection until that call
 * has ended, also when its caller has left meanwhile: the loop by which slowness behind the pool takes the connections
 * away from callers who ask for something else. How the call ends is the answer; what a guard of the pool's arrow did
 * not let be sent is a refusal. A connection whose call timed out is closed, for nobody knows what is still going on in
 * it, and the next one has to be opened.
 *
 * Decision: whoever has waited for `acquireTimeout` is refused (SHED): nothing was done for it, and trying elsewhere may
 * help. The rule is HikariCP's `connectionTimeout`, which makes `getConnection` throw; opening a connection does not count
 * as waiting here. `maxIdle` is its `idleTimeout`, with no idle connections that are kept all the same. Source:
 * https://github.com/brettwooldridge/HikariCP#frequently-used
 */
class Pool implements Actor, Callee, CallOwner, Component<'pool'>, SiteSwitch, Station {
  readonly knobs: PoolKnobs = { connections: new Knob(() => this.onConnectionsTurned()) };
  readonly callee = this;
  readonly goodWithinUs = Infinity;

  declare private readonly meter: ReturnType<typeof openMeter>;
  declare private readonly world: World;
  declare private readonly name: string;
  declare private readonly params: PoolParams;
  declare private sites: ServerSites;
  /** Null where no panic mode exchanges guards. */
  declare private readonly entered: Entered | null;
  declare private readonly address: number;
  declare private readonly patience: Lane;
  declare private readonly connections: Connections;
  declare private readonly waiting: Waiting;
  declare private readonly caller: Caller;
  declare private readonly connect: Distribution | null;
  declare private readonly connectDraws: KeyedDraws;
  /** By attempt: what ends its wait, and when it was granted a connection. */
  private readonly timers = new Column();
  private readonly grantedAtUs = new Column();

  constructor({ world, name, params, sites, panicSites, arrows }: ComponentSetting<PoolParams>) {
    const { kernel } = world;
    this.world = world;
    this.name = name;
    this.params = params;
    this.sites = sites;
    this.entered = panicSites === null ? null : new Entered(sites, panicSites);
    if (panicSites !== null) world.switches.push(this);
    this.address = kernel.enrol(this);
    this.patience = kernel.openLane(this.address, WAITED_TOO_LONG);
    const closings = kernel.openLane(this.address, IDLE_TOO_LONG);
    this.connections = new Connections(params.size, { kernel, closings, maxIdleUs: params.maxIdle ?? Infinity });
    const waiting = new Level();
    this.waiting = new Waiting(kernel, waiting, panicSites === null ? [sites] : [sites, panicSites]);
    this.connect = params.connect === undefined ? null : distributionOf(params.connect);
    this.connectDraws = world.draws(`${name}:connect`);
    this.meter = openMeter(params.size, { waiting, inUse: this.connections.inUse, open: this.connections.open });
    world.parts.push({ name, kind: 'pool', meter: this.meter });
    this.caller = new Caller(world, this, arrows[0]!);
  }

  get queueLength(): number {
    return this.waiting.length;
  }

  get freeWorkers(): number {
    return this.connections.free;
  }

  get inSystem(): number {
    return this.waiting.length + this.connections.inUse.value;
  }

  receive(attempt: Attempt): Outcome | typeof UNDER_WAY {
    const { attempts, kernel } = this.world;
    const { counts } = this.meter;
    const { door } = this.sites;
    counts.arrivals++;
    if (!isAdmitted(door, attempt, this)) {
      tellRefused(door, attempt);
      counts.shed++;
      return SHED;
    }
    attempts.arrivedAtUs[attempt] = kernel.nowUs;
    if (this.entered !== null) this.entered.onEntered(attempt);
    for (let i = 0; i < door.length; i++) door[i]!.onEntered(attempt, this);
    if (this.connections.free > 0) this.grant(attempt);
    else this.wait(attempt);
    return UNDER_WAY;
  }

  /** Who waits leaves the queue. What holds a connection goes on. */
  cancel(attempt: Attempt): void {
    if (!this.waiting.remove(attempt)) return;
    this.stopTimer(attempt);
    this.meter.counts.cancelled++;
    this.tellLeft(attempt, CANCELLED);
    this.world.attempts.farSideLetsGo(attempt);
  }

  switchSites(isPanic: boolean): void {
    this.sites = this.entered!.exchange(isPanic);
    this.waiting.exchange(this.sites.order, this.world.attempts.arrivedAtUs);
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case WAITED_TOO_LONG:
        return this.onWaitedTooLong(subject);
      case IDLE_TOO_LONG:
        return this.connections.closeOldest();
      case CONNECTED:
        return this.callFor(subject);
      case ENDED:
        return this.release(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
      case ANSWER_DUE:
        return this.answer(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
      default:
        unreachable(`a pool has no event ${kind}`);
    }
  }

  /** The connection is given back later in the same instant, never inside `receive`. */
  onCallDone(parent: Attempt, outcome: Outcome): void {
    this.world.kernel.defer(this.address, ENDED, (parent << OUTCOME_BITS) | outcome);
  }

  private wait(attempt: Attempt): void {
    const { acquireTimeout } = this.params;
    this.waiting.push(attempt);
    if (acquireTimeout === undefined) return;
    this.timers.set(attempt, this.world.kernel.scheduleIn(this.patience, acquireTimeout, attempt));
  }

  private onWaitedTooLong(attempt: Attempt): void {
    this.waiting.remove(attempt);
    this.meter.counts.acquireTimeouts++;
    this.world.trace?.waitEnds(attempt, this.name, SHED);
    this.tellLeft(attempt, SHED);
    this.answer(attempt, SHED);
  }

  private grant(attempt: Attempt): void {
    const { attempts, kernel, trace } = this.world;
    trace?.serviceBegins(attempt, this.name);
    this.meter.counts.granted++;
    this.meter.durations.wait.record(kernel.nowUs - attempts.arrivedAtUs[attempt]!);
    this.grantedAtUs.set(attempt, kernel.nowUs);
    attempts.childrenTakeHold(attempt);
    if (this.connections.take()) return this.callFor(attempt);
    this.meter.counts.opened++;
    if (this.connect === null) return this.callFor(attempt);
    const connectUs = this.connect.sampleUs(diceOf(attempts, attempt, this.connectDraws));
    kernel.schedule(connectUs, this.address, CONNECTED, attempt);
  }

  private callFor(attempt: Attempt): void {
    this.caller.beginFor(attempt);
  }

  private release(attempt: Attempt, outcome: Outcome): void {
    const { attempts, kernel, trace } = this.world;
    const { counts, durations } = this.meter;
    trace?.serviceEnds(attempt, outcome);
    counts.released++;
    if (!isAwaited(this.world, attempt)) counts.wasted++;
    durations.held.record(kernel.nowUs - this.grantedAtUs.get(attempt));
    attempts.decided(attempt);
    attempts.childrenLetGo(attempt);
    this.connections.giveBack({ isUsable: outcome !== TIMEOUT });
    const answer = outcome === BLOCKED ? SHED : outcome;
    this.tellLeft(attempt, answer);
    // Who waits gets the connection before the caller hears: what the caller does next comes after.
    this.grantWaiting();
    this.answer(attempt, answer);
  }

  private grantWaiting(): void {
    while (this.connections.free > 0 && this.waiting.length > 0) {
      const attempt = this.waiting.takeNext(this);
      this.stopTimer(attempt);
      if (this.sites.triage.length === 0 || this.isKept(attempt)) this.grant(attempt);
    }
  }

  /** Whether an attempt whose turn has come is to get a connection; if not it is gone already. */
  private isKept(attempt: Attempt): boolean {
    const { attempts, kernel } = this.world;
    const { triage } = this.sites;
    const waitedUs = kernel.nowUs - attempts.arrivedAtUs[attempt]!;
    for (let i = 0; i < triage.length; i++) triage[i]!.onTurn(attempt, waitedUs, this);
    const dropper = dropperOf(triage, attempt, waitedUs);
    if (dropper !== null) this.drop(attempt, dropper.drops);
    return dropper === null;
  }

  private drop(attempt: Attempt, outcome: typeof SHED | typeof EXPIRED): void {
    const { counts } = this.meter;
    if (outcome === SHED) counts.shed++;
    else counts.expired++;
    this.world.trace?.waitEnds(attempt, this.name, outcome);
    this.tellLeft(attempt, outcome);
    this.world.kernel.defer(this.address, ANSWER_DUE, (attempt << OUTCOME_BITS) | outcome);
  }

  private tellLeft(attempt: Attempt, outcome: Outcome): void {
    const { door } = this.entered === null ? this.sites : this.entered.sitesOf(attempt);
    const sojournUs = this.world.kernel.nowUs - this.world.attempts.arrivedAtUs[attempt]!;
    for (let i = 0; i < door.length; i++) door[i]!.onLeft(attempt, outcome, sojournUs);
  }

  private answer(attempt: Attempt, outcome: Outcome): void {
    const { attempts, callers } = this.world;
    callers[attempts.arrow[attempt]!]!.answer(attempt, outcome);
  }

  private stopTimer(attempt: Attempt): void {
    if (this.params.acquireTimeout !== undefined) this.world.kernel.cancelIn(this.patience, this.timers.get(attempt));
  }

  private onConnectionsTurned(): void {
    this.connections.setAvailable(Math.round(this.params.size * this.knobs.connections.value));
    this.grantWaiting();
  }
}

function openMeter(size: number, levels: { readonly waiting: Level; readonly inUse: Level; readonly open: Level }) {
  return {
    counts: {
      arrivals: 0,
      granted: 0,
      released: 0,
      wasted: 0,
      acquireTimeouts: 0,
      shed: 0,
      expired: 0,
      cancelled: 0,
      opened: 0,
    },
    levels,
    durations: { wait: new Histogram(), held: new Histogram() },
    derived: { saturation: (averages: Readonly<Record<string, number>>) => averages['inUse']! / size },
  };
}

const WAITED_TOO_LONG = 0;
const IDLE_TOO_LONG = 1;
const CONNECTED = 2;
const ENDED = 3;
const ANSWER_DUE = 4;

export const pool: ComponentBehaviour<'pool', PoolParams> = {
  kind: 'pool',
  takesCalls: true,
  arrowsOut: 'one',
  guardedAt: 'server',
  build: (setting) => new Pool(setting),
};
