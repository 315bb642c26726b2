import type { ArrowSetting, Component, ComponentKind, ComponentSetting } from './components/component.ts';
import { assert } from './core/assert.ts';
import type { Micros } from './core/time.ts';
import { Recorder } from './instruments/recorder.ts';
import { openArrowKnobs, type Knobs } from './knobs.ts';
import type { Run } from './run.ts';
import type { ArrowPlan, ComponentPlan, GuardPlan, Plan } from './scenario/plan.ts';
import { openSites, type SitesBySide } from './sites.ts';
import type { Callee } from './traffic/attempts.ts';
import { ScheduledTrigger } from './triggers/scheduled-trigger.ts';
import { engineVersion } from './version.ts';
import { World } from './world.ts';

export interface SimulateOptions {
  /** Totals, averages and histograms leave out everything before; rounded up to the end of a bucket. */
  readonly warmUpUs?: Micros;
}

/** Runs a plan to its end. A pure function: equal arguments give equal runs, to the bit, in every JavaScript engine. */
export function simulate(plan: Plan, seed: number, options: SimulateOptions = {}): Run {
  return begin(plan, seed, options).finish();
}

/** Begins a run that its caller advances piece by piece. However it is cut into pieces, the run is the same. */
export function begin(plan: Plan, seed: number, options: SimulateOptions = {}): Simulation {
  return new Simulation(plan, seed, options);
}

/**
 * A run under way.
 *
 * The kernel is let run from bucket to bucket, and instruments look at the meters in between: recording costs nothing
 * per event, and an event at the very edge of a bucket belongs to the bucket that begins there.
 */
export class Simulation {
  private readonly plan: Plan;
  private readonly seed: number;
  private readonly world: World;
  private readonly recorders: readonly Recorder[];
  private readonly warmUpUs: number;
  private bucketCount = 0;

  constructor(plan: Plan, seed: number, { warmUpUs = 0 as Micros }: SimulateOptions) {
    assert(Number.isSafeInteger(seed) && seed >= 0, 'a seed is a whole number, 0 or more');
    this.plan = plan;
    this.seed = seed;
    this.world = new World(seed, plan.limits.liveAttempts);
    assert(warmUpUs < plan.durationUs, 'a warm-up ends before the run does');
    this.warmUpUs = Math.ceil(warmUpUs / plan.bucketUs) * plan.bucketUs;
    assembleParts(this.world, plan);
    this.recorders = this.world.parts.map((part) => new Recorder(part, plan.bucketCount));
  }

  get nowUs(): number {
    return this.world.kernel.nowUs;
  }

  get isOver(): boolean {
    return this.bucketCount === this.plan.bucketCount || this.ended !== 'under-way';
  }

  /** Goes on to the end of the bucket that holds `untilUs`, or of the run. */
  advance(untilUs: number): void {
    const { bucketUs, limits } = this.plan;
    while (!this.isOver && this.nowUs < untilUs) {
      const startUs = this.bucketCount * bucketUs;
      this.world.kernel.run(startUs + bucketUs, limits.events);
      for (const recorder of this.recorders) recorder.closeBucket(this.bucketCount, startUs, this.nowUs);
      this.bucketCount++;
      if (this.nowUs === this.warmUpUs) for (const recorder of this.recorders) recorder.discardWarmUp();
    }
  }

  /** The run so far. */
  snapshot(): Run {
    return {
      engineVersion,
      seed: this.seed,
      digest: this.world.digest.toString(),
      ended: this.ended,
      nowUs: this.nowUs,
      durationUs: this.plan.durationUs,
      warmUpUs: this.warmUpUs,
      bucketUs: this.plan.bucketUs,
      bucketCount: this.bucketCount,
      eventCount: this.world.kernel.eventCount,
      parts: this.recorders.map((recorder) => recorder.toRecord(this.bucketCount)),
      marks: [...this.world.marks],
    };
  }

  finish(): Run {
    this.advance(this.plan.durationUs);
    return this.snapshot();
  }

  private get ended(): Run['ended'] {
    const { kernel } = this.world;
    if (kernel.isHalted) return 'attempt-limit';
    if (kernel.eventCount >= this.plan.limits.events) return 'event-limit';
    return this.bucketCount === this.plan.bucketCount ? 'at-time' : 'under-way';
  }
}

/** Builds every component after those it calls, then hangs the weather above them. */
function assembleParts(world: World, plan: Plan): void {
  const built = new Map<string, Component<ComponentKind>>();
  const knobs = new Map<string, Knobs[keyof Knobs]>();
  for (const component of plan.components) {
    const arrows = component.arrows.map((arrow) => connect(world, arrow, built.get(arrow.to)!.callee!));
    for (const arrow of arrows) knobs.set(arrow.name, arrow.knobs);
    built.set(component.name, build(world, component, { built, arrows }));
    knobs.set(component.name, built.get(component.name)!.knobs);
  }
  for (const trigger of plan.triggers) new ScheduledTrigger(world, trigger, knobs.get(trigger.of)!);
}

function build(
  world: World,
  { name, behaviour, params, guards }: ComponentPlan,
  around: Pick<ComponentSetting<never>, 'built' | 'arrows'>,
): Component<ComponentKind> {
  const sites = openSites[behaviour.guardedAt ?? 'server']();
  install(guards, sites, { world, place: name });
  return behaviour.build({ world, name, params: params as never, sites: sites as never, ...around });
}

function connect(world: World, arrow: ArrowPlan, callee: Callee): ArrowSetting {
  const { name, index, to, delayUs } = arrow;
  const sites = openSites.caller();
  install(arrow.guards, sites, { world, place: name });
  return { name, index, to, delayUs, knobs: openArrowKnobs(), sites, callee };
}

function install(
  guards: readonly GuardPlan[],
  sites: SitesBySide[keyof SitesBySide],
  setting: { readonly world: World; readonly place: string },
): void {
  for (const { behaviour, params } of guards) behaviour.install(params as never, sites as never, setting);
}
