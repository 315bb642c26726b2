import { unreachable } from '../../core/assert.ts';
import { NO_TIMER, type Actor, type Timer } from '../../core/kernel.ts';
import type { Micros } from '../../core/time.ts';
import { Level } from '../../instruments/level.ts';
import { Knob } from '../../knobs.ts';
import type { World } from '../../world.ts';
import type { Component, ComponentBehaviour, ComponentSetting } from '../component.ts';
import { wantedCount } from './horizontal-rule.ts';
import { ScaledReplicas, ScaledWorkers, type Scaled, type ScalingMetric } from './scaled.ts';

export interface AutoscalerParams {
  readonly of: string;
  readonly metric: ScalingMetric;
  readonly target: number;
  readonly tolerance: number;
  readonly every: Micros;
  readonly scaleDownWindow: Micros;
  readonly provisioning: Micros;
  readonly readiness: Micros;
  readonly min: number;
  readonly max: number;
}

/**
 * Keeps a metric near its target by making more or fewer of what it scales, by the rule of the Kubernetes Horizontal Pod
 * Autoscaler.
 *
 * At every tick it reads the average over the time since the last one and works out how many there should be
 * ({@link wantedCount}), never fewer than the largest number that any tick of the last `scaleDownWindow` asked for. One
 * that is wanted is ready `provisioning` + `readiness` later; until then it takes no calls and is not measured. Of those
 * that are not wanted any more the newest goes first, at once; what it still holds it finishes.
 *
 * The delay makes it swing: what it has ordered does not help yet, so it orders more, and later has too many.
 *
 * Source: Kubernetes, Horizontal Pod Autoscaling (every 15 s, tolerance 0.1, scale-down window of 5 min, readiness 30 s).
 * Left out: limits on how fast it scales, several metrics, metrics that arrive late or not at all.
 */
class Autoscaler implements Actor, Component<'autoscaler'> {
  readonly knobs = { attention: new Knob() };
  readonly callee = null;

  private readonly meter = {
    counts: { scaleUps: 0, scaleDowns: 0 },
    levels: { wanted: new Level(), ready: new Level() },
    durations: {},
    derived: {},
  };
  declare private readonly world: World;
  declare private readonly params: AutoscalerParams;
  declare private readonly scaled: Scaled;
  declare private readonly address: number;
  /** What ticks asked for, the oldest first, those of the window only. */
  private readonly asked: { readonly atUs: number; readonly count: number }[] = [];
  /** By unit: until when it is being made ready. */
  private readonly timers: Timer[] = [];

  constructor({ world, name, params, built, groups }: ComponentSetting<AutoscalerParams>) {
    this.world = world;
    this.params = params;
    this.address = world.kernel.enrol(this);
    world.parts.push({ name, kind: 'autoscaler', meter: this.meter });
    const group = groups.get(params.of);
    const scaling = { world, built, metric: params.metric };
    this.scaled = group === undefined ? new ScaledWorkers(params.of, scaling) : new ScaledReplicas(group, scaling);
    this.meter.levels.wanted.moveTo(this.scaled.initialCount, 0);
    this.meter.levels.ready.moveTo(this.scaled.initialCount, 0);
    world.kernel.schedule(params.every, this.address, TICK, 0);
  }

  onEvent(kind: number, unit: number): void {
    switch (kind) {
      case TICK:
        this.world.kernel.schedule(this.params.every, this.address, TICK, 0);
        return this.onTick();
      case READY:
        return this.onReady(unit);
      default:
        unreachable(`an autoscaler has no event ${kind}`);
    }
  }

  private onTick(): void {
    const { ready, wanted } = this.meter.levels;
    const metric = this.scaled.read(ready.value);
    const count = wantedCount({ current: wanted.value, ready: ready.value, metric }, this.params);
    if (this.knobs.attention.value < 1) return;
    this.scaleTo(this.stabilised(count));
  }

  /** The largest number asked for lately, within the bounds. */
  private stabilised(count: number): number {
    const { max, min, scaleDownWindow } = this.params;
    const { nowUs } = this.world.kernel;
    this.asked.push({ atUs: nowUs, count });
    while (this.asked[0]!.atUs < nowUs - scaleDownWindow) this.asked.shift();
    const largest = this.asked.reduce((most, each) => Math.max(most, each.count), 0);
    return Math.min(Math.max(largest, min), max);
  }

  private scaleTo(count: number): void {
    const { counts, levels } = this.meter;
    if (count > levels.wanted.value) counts.scaleUps++;
    if (count < levels.wanted.value) counts.scaleDowns++;
    while (levels.wanted.value < count) this.order();
    while (levels.wanted.value > count) this.dismiss();
  }

  private order(): void {
    const { kernel } = this.world;
    const { provisioning, readiness } = this.params;
    const unit = this.meter.levels.wanted.value;
    this.meter.levels.wanted.rise(kernel.nowUs);
    this.timers[unit] = kernel.schedule(provisioning + readiness, this.address, READY, unit);
  }

  /** Units are ordered and dismissed at the same end, so those that are ready come before those that are not. */
  private dismiss(): void {
    const { kernel } = this.world;
    const { levels } = this.meter;
    levels.wanted.fall(kernel.nowUs);
    const unit = levels.wanted.value;
    if (unit >= levels.ready.value) {
      kernel.cancel(this.timers[unit]!);
      this.timers[unit] = NO_TIMER;
      return;
    }
    this.scaled.stop(unit);
    levels.ready.fall(kernel.nowUs);
  }

  private onReady(unit: number): void {
    this.timers[unit] = NO_TIMER;
    this.scaled.start(unit);
    this.meter.levels.ready.rise(this.world.kernel.nowUs);
  }
}

const TICK = 0;
const READY = 1;

export const autoscaler: ComponentBehaviour<'autoscaler', AutoscalerParams> = {
  kind: 'autoscaler',
  takesCalls: false,
  arrowsOut: 'none',
  guardedAt: null,
  watches: ({ of, max }) => [{ name: of, kinds: ['server'], path: ['of'], replicas: max }],
  build: (setting) => new Autoscaler(setting),
};
