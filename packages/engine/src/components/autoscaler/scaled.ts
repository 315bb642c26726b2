import { Sampler } from '../../instruments/sampler.ts';
import type { Part } from '../../instruments/recorder.ts';
import type { BalancerKnobs, Knobs, ServerKnobs } from '../../knobs.ts';
import type { World } from '../../world.ts';
import type { Component, ComponentKind, ReplicaGroup } from '../component.ts';

/** What an autoscaler makes more or less of, counted from 0: the replicas of a server, or the workers of a single one. */
export interface Scaled {
  readonly initialCount: number;
  start(unit: number): void;
  stop(unit: number): void;
  /** The metric of those that are ready, on average over each and over the time since the last reading. */
  read(readyCount: number): number;
}

export type ScalingMetric = 'utilisation' | 'inFlight' | 'queue';

export interface Scaling {
  readonly world: World;
  readonly built: ReadonlyMap<string, Component<ComponentKind>>;
  readonly metric: ScalingMetric;
}

/**
 * The replicas of a server. Those that are ready are in service at every balancer before it; those started anew are as
 * after a restart, cold where the server is. What a stopped one still holds it finishes.
 */
export class ScaledReplicas implements Scaled {
  declare readonly initialCount: number;

  declare private readonly world: World;
  declare private readonly members: readonly string[];
  declare private readonly servers: readonly ServerKnobs[];
  declare private readonly balancers: readonly BalancerKnobs[];
  declare private readonly samplers: readonly Sampler[];

  constructor({ members, initialCount }: ReplicaGroup, { world, built, metric }: Scaling) {
    this.world = world;
    this.members = members;
    this.initialCount = initialCount;
    this.servers = members.map((name) => built.get(name)!.knobs as Knobs['server']);
    this.balancers = [...built.values()].flatMap(({ knobs }) => ('enlist' in knobs ? [knobs] : []));
    this.samplers = members.map((name) => new Sampler(partOf(world, name), READ_AS[metric]));
  }

  start(unit: number): void {
    this.samplers[unit]!.take(this.world.kernel.nowUs);
    this.servers[unit]!.restart();
    for (const balancer of this.balancers) balancer.enlist(this.members[unit]!, true);
  }

  stop(unit: number): void {
    for (const balancer of this.balancers) balancer.enlist(this.members[unit]!, false);
  }

  read(readyCount: number): number {
    let sum = 0;
    for (let i = 0; i < readyCount; i++) sum += this.samplers[i]!.take(this.world.kernel.nowUs);
    return sum / readyCount;
  }
}

/** The workers of a server that has no replicas: so many times as many as the scenario says, or a share of them. */
export class ScaledWorkers implements Scaled {
  declare readonly initialCount: number;

  declare private readonly world: World;
  declare private readonly knobs: ServerKnobs;
  declare private readonly sampler: Sampler;
  declare private readyCount: number;

  constructor(name: string, { world, built, metric }: Scaling) {
    const part = partOf(world, name);
    this.world = world;
    this.initialCount = part.meter.levels['workers']!.value;
    this.readyCount = this.initialCount;
    this.knobs = built.get(name)!.knobs as Knobs['server'];
    this.sampler = new Sampler(part, metric === 'utilisation' ? 'busy' : READ_AS[metric]);
  }

  start(): void {
    this.turnTo(this.readyCount + 1);
  }

  stop(): void {
    this.turnTo(this.readyCount - 1);
  }

  read(readyCount: number): number {
    return this.sampler.take(this.world.kernel.nowUs) / readyCount;
  }

  private turnTo(count: number): void {
    this.knobs.availability.change(this.readyCount / this.initialCount, count / this.initialCount);
    this.readyCount = count;
  }
}

/** What a server calls it. */
const READ_AS = { utilisation: 'utilisation', inFlight: 'inSystem', queue: 'queue' } as const;

function partOf(world: World, name: string): Part {
  return world.parts.find((part) => part.name === name)!;
}
