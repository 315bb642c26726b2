import type { Actor } from '../../core/kernel.ts';
import { placeAbove } from '../../core/sorted.ts';
import { Level } from '../../instruments/level.ts';
import type { BalancerSites, Candidates, Fleet } from '../../sites.ts';
import type { Callee } from '../../traffic/attempts.ts';
import { NO_PARENT } from '../../traffic/calls.ts';
import { Column } from '../../traffic/column.ts';
import {
  BLOCKED,
  ERROR,
  OUTCOME_BITS,
  OUTCOME_MASK,
  SHED,
  TIMEOUT,
  UNDER_WAY,
  type Outcome,
} from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import { Caller, type CallOwner } from '../caller.ts';
import { LiveAttempts } from '../caller/live-attempts.ts';
import type { ArrowSetting, Component, ComponentBehaviour, ComponentSetting } from '../component.ts';
import { ReplicaSet } from './replica-set.ts';

export interface BalancerParams {
  /** How many other replicas are tried when one has failed an attempt. */
  readonly failover: number;
}

/**
 * Sends every attempt it takes to one of those its arrows lead to, and answers as that one answers.
 *
 * It holds no worker and takes no time. What it sends is a call of its own arrow and obeys the guards there; the
 * deadline of the attempt goes with it, and nobody waits for it any longer than that. Outcomes are passed on as they
 * are, but for one: what a guard of its own arrow did not let be sent reaches the caller as a refusal.
 *
 * If it is told that nobody waits for an attempt any more, it calls off what is under way for it.
 *
 * It may fail over: an attempt that one replica failed is sent to others that have not had it yet. The work is done
 * again, by servers that now have one less to share it with: the loop of cascading failures.
 *
 * Without a guard that chooses, replicas take turns.
 */
class Balancer implements Actor, Callee, Component<'balancer'>, Fleet {
  readonly knobs = {
    eject: (name: string, isOut: boolean): void => this.turn(name, (replica) => this.set.eject(replica, isOut)),
    enlist: (name: string, isIn: boolean): void => this.turn(name, (replica) => this.set.enlist(replica, isIn)),
  };
  readonly callee = this;
  declare readonly size: number;

  private readonly meter = {
    counts: { arrivals: 0, unavailable: 0, failovers: 0, ejections: 0, probes: 0 },
    levels: { inFlight: new Level(), busiest: new Level(), inService: new Level(), fit: new Level() },
    durations: {},
    derived: {
      imbalance: (averages: Readonly<Record<string, number>>) =>
        averages['busiest']! - averages['inFlight']! / Math.max(1, averages['inService']!),
    },
  };
  declare private readonly world: World;
  declare private readonly sites: BalancerSites;
  declare private readonly names: readonly string[];
  declare private readonly failover: number;
  declare private readonly address: number;
  declare private readonly set: ReplicaSet;
  declare private readonly callers: readonly Caller[];
  declare private readonly narrowed: Candidates;
  /** By attempt: the replica it is at. */
  private readonly at = new Column();
  /** By attempt: to how many replicas it has been sent, and to which. */
  private readonly sentCount = new Column();
  declare private readonly sentTo: readonly Column[];
  private latest = NOBODY;

  constructor({ world, name, params, sites, arrows, groups }: ComponentSetting<BalancerParams, 'balancer'>) {
    this.world = world;
    this.sites = sites;
    this.failover = params.failover;
    this.size = arrows.length;
    this.names = arrows.map((arrow) => arrow.to);
    this.address = world.kernel.enrol(this);
    world.parts.push({ name, kind: 'balancer', meter: this.meter });
    this.set = new ReplicaSet(this.size, sites);
    this.narrowed = { replicas: new Int32Array(this.size), count: 0 };
    this.sentTo = Array.from({ length: this.failover }, () => new Column());
    const live = new LiveAttempts();
    this.callers = arrows.map((arrow, replica) => {
      passDeadlinesOn(world, arrow);
      return new Caller(world, new Replica(this, replica, live), arrow);
    });
    for (const { members, initialCount } of groups.values()) {
      for (const member of members.slice(initialCount)) this.knobs.enlist(member, false);
    }
    for (const judge of sites.health) judge.onAssembled(this);
    sites.choice?.onAssembled(this);
    this.onHealthChanged();
  }

  receive(attempt: Attempt): Outcome | typeof UNDER_WAY {
    this.meter.counts.arrivals++;
    if (this.failover > 0) this.sentCount.set(attempt, 0);
    if (this.send(attempt)) return UNDER_WAY;
    this.meter.counts.unavailable++;
    return SHED;
  }

  /** Calls off what is under way for it. How that ends is the answer, which nobody awaits. */
  cancel(attempt: Attempt): void {
    this.sentCount.set(attempt, this.failover + 1);
    this.callers[this.at.get(attempt)]!.callOffFor(attempt);
  }

  onEvent(_kind: number, subject: number): void {
    this.onEnded(subject >> OUTCOME_BITS, (subject & OUTCOME_MASK) as Outcome);
  }

  isInService(replica: number): boolean {
    return this.set.isInService(replica);
  }

  inFlight(replica: number): number {
    return this.set.inFlight[replica]!;
  }

  probe(replica: number): void {
    this.meter.counts.probes++;
    this.rise(replica);
    this.callers[replica]!.begin();
  }

  onHealthChanged(): void {
    const { counts, levels } = this.meter;
    const { nowUs } = this.world.kernel;
    levels.fit.moveTo(this.set.refresh(), nowUs);
    levels.inService.moveTo(this.set.inServiceCount, nowUs);
    counts.ejections += this.set.ejectionCount;
    this.set.ejectionCount = 0;
  }

  /** A call sent to a replica has ended. Its attempt is answered later in the same instant, never inside `receive`. */
  onCallDone(replica: number, parent: Attempt, { outcome, latencyUs }: CallEnd): void {
    const { health } = this.sites;
    const { kernel } = this.world;
    this.meter.levels.inFlight.fall(kernel.nowUs);
    this.set.fall(replica, this.meter.levels.busiest, kernel.nowUs);
    if (parent === NO_PARENT) {
      for (let i = 0; i < health.length; i++) health[i]!.onProbed(replica, outcome, latencyUs);
      return;
    }
    for (let i = 0; i < health.length; i++) health[i]!.onOutcome(replica, outcome);
    kernel.defer(this.address, ENDED, (parent << OUTCOME_BITS) | outcome);
  }

  private onEnded(attempt: Attempt, outcome: Outcome): void {
    if (this.failover > 0 && isFailure(outcome) && this.sentCount.get(attempt) <= this.failover) {
      if (this.send(attempt)) {
        this.meter.counts.failovers++;
        return;
      }
    }
    const { attempts, callers } = this.world;
    callers[attempts.arrow[attempt]!]!.answer(attempt, outcome === BLOCKED ? SHED : outcome);
  }

  /** Whether there was somebody to send it to. */
  private send(attempt: Attempt): boolean {
    const candidates = this.candidatesFor(attempt);
    if (candidates.count === 0) return false;
    const { choice } = this.sites;
    const replica = choice === null ? nextOf(candidates, this.latest) : choice.choose(attempt, candidates);
    choice?.onSent(replica);
    this.latest = replica;
    this.at.set(attempt, replica);
    if (this.failover > 0) this.remember(attempt, replica);
    this.rise(replica);
    this.callers[replica]!.beginFor(attempt);
    return true;
  }

  private candidatesFor(attempt: Attempt): Candidates {
    const { shards } = this.sites;
    const { able } = this.set;
    const sentCount = this.failover > 0 ? this.sentCount.get(attempt) : 0;
    if (shards.length === 0 && sentCount === 0) return able;
    const { narrowed } = this;
    narrowed.count = able.count;
    for (let i = 0; i < able.count; i++) narrowed.replicas[i] = able.replicas[i]!;
    for (let i = 0; i < shards.length; i++) shards[i]!.narrow(attempt, narrowed);
    for (let i = 0; i < sentCount; i++) remove(narrowed, this.sentTo[i]!.get(attempt));
    return narrowed;
  }

  private remember(attempt: Attempt, replica: number): void {
    const sentCount = this.sentCount.get(attempt);
    if (sentCount < this.failover) this.sentTo[sentCount]!.set(attempt, replica);
    this.sentCount.set(attempt, sentCount + 1);
  }

  private rise(replica: number): void {
    const { nowUs } = this.world.kernel;
    this.meter.levels.inFlight.rise(nowUs);
    this.set.rise(replica, this.meter.levels.busiest, nowUs);
  }

  private turn(name: string, turned: (replica: number) => void): void {
    const replica = this.names.indexOf(name);
    if (replica < 0) return;
    turned(replica);
    this.onHealthChanged();
  }
}

interface CallEnd {
  readonly outcome: Outcome;
  readonly latencyUs: number;
}

/** Who makes the calls to one replica. */
class Replica implements CallOwner {
  readonly goodWithinUs = Infinity;
  declare readonly live: LiveAttempts;

  declare private readonly balancer: Balancer;
  declare private readonly index: number;
  private readonly end = { outcome: SHED as Outcome, latencyUs: 0 };

  constructor(balancer: Balancer, index: number, live: LiveAttempts) {
    this.balancer = balancer;
    this.index = index;
    this.live = live;
  }

  onCallDone(parent: Attempt, outcome: Outcome, latencyUs: number): void {
    this.end.outcome = outcome;
    this.end.latencyUs = latencyUs;
    this.balancer.onCallDone(this.index, parent, this.end);
  }
}

const ENDED = 0;
const NOBODY = -1;

/** Whose turn it is after another's. */
function nextOf({ replicas, count }: Candidates, latest: number): number {
  const place = placeAbove(replicas, count, latest);
  return replicas[place === count ? 0 : place]!;
}

/** Whether another replica might do better. What came too late, or is not there, stays so. */
function isFailure(outcome: Outcome): boolean {
  return outcome === ERROR || outcome === TIMEOUT || outcome === SHED || outcome === BLOCKED;
}

function passDeadlinesOn({ calls, kernel }: World, { sites, panicSites }: ArrowSetting): void {
  for (const set of panicSites === null ? [sites] : [sites, panicSites]) {
    set.tellsDeadline = true;
    set.timeouts.push({ timeoutUs: (call) => calls.deadlineUs[call]! - kernel.nowUs });
  }
}

function remove(candidates: Candidates, replica: number): void {
  let kept = 0;
  for (let i = 0; i < candidates.count; i++) {
    if (candidates.replicas[i] !== replica) candidates.replicas[kept++] = candidates.replicas[i]!;
  }
  candidates.count = kept;
}

export const balancer: ComponentBehaviour<'balancer', BalancerParams, 'balancer'> = {
  kind: 'balancer',
  takesCalls: true,
  arrowsOut: 'some',
  guardedAt: 'balancer',
  choosesReplicas: true,
  build: (setting) => new Balancer(setting),
};
