import type { Actor } from '../../core/kernel.ts';
import type { Micros } from '../../core/time.ts';
import { Sampler } from '../../instruments/sampler.ts';
import type { Knob, Knobs } from '../../knobs.ts';
import type { World } from '../../world.ts';
import type { Component, ComponentBehaviour, ComponentKind, ComponentSetting } from '../component.ts';

export interface ControllerParams {
  readonly of: string;
  readonly measure: { readonly of: string; readonly metric: string };
  readonly target: number;
  readonly gain: number;
  readonly delay: Micros;
  readonly every: Micros;
  readonly min: number;
  readonly max: number;
}

/**
 * Turns one knob by how far a measurement is from its target, on information that may be old.
 *
 *     x ← x + gain × (target − measured, `delay` ago) ÷ target        within min … max, at every tick
 *
 * x multiplies the load of a client, or the workers of a server, and is 1 at first. What is measured is the average over
 * the time since the last tick; of a replicated server the sum over its replicas, or the mean where it is a share.
 *
 * Where what is measured is in proportion to x, its distance e from rest follows e[t+1] = e[t] − k e[t−d], with k = gain ÷
 * x at rest and d the delay in ticks. It comes to rest only if k < 2 sin(π ÷ (2(2d + 1))), and without passing it only if
 * k ≤ d^d ÷ (d + 1)^(d + 1). A gain below 0 is for knobs that lower what is measured.
 *
 * Source: the linear difference equation with delay; arXiv:1404.4763 for the continuous one.
 */
class Controller implements Actor, Component<'controller'> {
  readonly knobs = {};
  readonly callee = null;

  private readonly meter = {
    counts: { ticks: 0 },
    levels: {},
    durations: {},
    derived: { setting: (): number => this.setting, measured: (): number => this.measured },
  };
  declare private readonly world: World;
  declare private readonly params: ControllerParams;
  declare private readonly turned: readonly Knob[];
  declare private readonly samplers: readonly Sampler[];
  declare private readonly address: number;
  declare private readonly delayTicks: number;
  /** What was measured at the latest ticks, the oldest first. */
  private readonly seen: number[] = [];
  private setting = 1;
  private measured = 0;

  constructor({ world, name, params, built, groups }: ComponentSetting<ControllerParams>) {
    const membersOf = (part: string): readonly string[] => groups.get(part)?.members ?? [part];
    this.world = world;
    this.params = params;
    this.delayTicks = Math.round(params.delay / params.every);
    this.turned = membersOf(params.of).map((part) => knobOf(built.get(part)!));
    this.samplers = membersOf(params.measure.of).map(
      (part) =>
        new Sampler(
          world.parts.find((each) => each.name === part)!,
          params.measure.metric,
        ),
    );
    this.address = world.kernel.enrol(this);
    world.parts.push({ name, kind: 'controller', meter: this.meter });
    world.kernel.schedule(params.every, this.address, TICK, 0);
  }

  onEvent(): void {
    this.world.kernel.schedule(this.params.every, this.address, TICK, 0);
    this.meter.counts.ticks++;
    this.measured = this.read();
    this.seen.push(this.measured);
    if (this.seen.length <= this.delayTicks) return;
    const late = this.seen.shift()!;
    this.turnBy((this.params.gain * (this.params.target - late)) / this.params.target);
  }

  private read(): number {
    const { nowUs } = this.world.kernel;
    let sum = 0;
    for (const sampler of this.samplers) sum += sampler.take(nowUs);
    return SHARES.includes(this.params.measure.metric) ? sum / this.samplers.length : sum;
  }

  private turnBy(step: number): void {
    const before = this.setting;
    this.setting = Math.min(Math.max(before + step, this.params.min), this.params.max);
    for (const knob of this.turned) knob.change(before, this.setting);
  }
}

const TICK = 0;
/** What of several replicas is no sum. */
const SHARES: readonly string[] = ['utilisation', 'collecting'];

function knobOf({ knobs }: Component<ComponentKind>): Knob {
  return 'load' in knobs ? knobs.load : (knobs as Knobs['server']).availability;
}

export const controller: ComponentBehaviour<'controller', ControllerParams> = {
  kind: 'controller',
  takesCalls: false,
  arrowsOut: 'none',
  guardedAt: null,
  watches: ({ of, measure }) => [
    { name: of, kinds: ['client', 'server'], path: ['of'] },
    {
      name: measure.of,
      kinds: ['client', 'server', 'balancer'],
      path: ['measure', 'of'],
      metrics: [{ key: measure.metric, path: ['measure', 'metric'] }],
    },
  ],
  build: (setting) => new Controller(setting),
};
