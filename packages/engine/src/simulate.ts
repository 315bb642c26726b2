import { MAX_ACTIONS, type ActionPlan, type LiveAction } from './actions/action-plan.ts';
import type { ActionDesk } from './actions/desk.ts';
import type { ArrowSetting, Component, ComponentKind, ComponentSetting } from './components/component.ts';
import { assert } from './core/assert.ts';
import type { Micros } from './core/time.ts';
import { Recorder } from './instruments/recorder.ts';
import type { TraceOptions } from './instruments/trace.ts';
import { installGuards } from './install-guards.ts';
import { openArrowKnobs, type Knobs } from './knobs.ts';
import type { PanicMode } from './panic/panic-mode.ts';
import type { Run } from './run.ts';
import type { EngineDiagnostic } from './scenario/diagnostic.ts';
import type { ArrowPlan, ComponentPlan, Plan } from './scenario/plan.ts';
import { openSites, type SitesBySide } from './sites.ts';
import type { Callee } from './traffic/attempts.ts';
import { ScheduledTrigger } from './triggers/scheduled-trigger.ts';
import { engineVersion } from './version.ts';
import { World } from './world.ts';

export interface SimulateOptions {
  /** Totals, averages and histograms leave out everything before; rounded up to the end of a bucket. */
  readonly warmUpUs?: Micros;
  /** What somebody is going to do about it, from `compileActions`. */
  readonly actions?: readonly ActionPlan[];
  /** Follows a share of the calls on their way, as `Run.trace`. The run is the same with and without. */
  readonly trace?: TraceOptions;
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
  private readonly desk: ActionDesk | null;
  private readonly warmUpUs: number;
  private bucketCount = 0;

  constructor(plan: Plan, seed: number, { warmUpUs = 0 as Micros, actions = [], trace }: SimulateOptions) {
    assert(Number.isSafeInteger(seed) && seed >= 0, 'a seed is a whole number, 0 or more');
    this.plan = plan;
    this.seed = seed;
    assert(trace === undefined || plan.openTrace !== undefined, 'who follows calls has a trace');
    this.world = new World(seed, plan.limits.liveAttempts, trace && ((world) => plan.openTrace!(world, trace)));
    assert(warmUpUs < plan.durationUs, 'a warm-up ends before the run does');
    this.warmUpUs = Math.ceil(warmUpUs / plan.bucketUs) * plan.bucketUs;
    this.desk = assembleParts(this.world, plan);
    assert(actions.length === 0 || this.desk !== null, 'who acts has a desk');
    for (const action of actions) this.desk!.plan(action);
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

  /**
   * Somebody does something about it, now: after everything that happens at this microsecond. What is wrong with it is
   * returned, and then nothing is done.
   */
  act(action: LiveAction): readonly EngineDiagnostic[] {
    const { desk } = this;
    assert(desk !== null, 'who acts has a desk');
    if (this.isOver || desk.plannedCount >= MAX_ACTIONS) {
      const says = this.isOver ? 'The run is over.' : `A run takes at most ${MAX_ACTIONS} actions.`;
      return [{ source: 'actions', path: [], says, instead: 'Begin another run.' }];
    }
    const settings = { ...action, at: this.nowUs as Micros };
    const { actions = [], diagnostics } = this.plan.acting!.compileActions(this.plan, [settings]);
    for (const each of actions) desk.plan(each);
    return diagnostics.map((each) => ({ ...each, path: each.path.slice(1) }));
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
      actions: this.desk === null ? [] : this.desk.taken.map(({ settings }) => settings),
      ...(this.world.trace === null ? {} : { trace: this.world.trace.toRecord() }),
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

interface Assembly {
  readonly world: World;
  readonly panic: PanicMode | null;
}

/** Builds every component after those it calls, hangs the weather above them and sets up the desk to act from. */
function assembleParts(world: World, plan: Plan): ActionDesk | null {
  const built = new Map<string, Component<ComponentKind>>();
  const groups = new Map(plan.groups.map((group) => [group.name, group]));
  const knobs = new Map<string, Knobs[keyof Knobs]>();
  const triggers = new Map<string, ScheduledTrigger[]>(plan.triggers.map(({ name }) => [name, []]));
  const desk = plan.acting?.openDesk(world, { knobs, triggers }) ?? null;
  const assembly: Assembly = { world, panic: plan.panic?.open(world, plan.panic) ?? null };
  for (const component of plan.components) {
    const arrows = component.arrows.map((arrow) => connect(assembly, arrow, built.get(arrow.to)!.callee!));
    for (const arrow of arrows) knobs.set(arrow.name, arrow.knobs);
    built.set(component.name, build(assembly, component, { built, groups, arrows, desk }));
    knobs.set(component.name, built.get(component.name)!.knobs);
  }
  for (const trigger of plan.triggers)
    triggers.get(trigger.name)!.push(new ScheduledTrigger(world, trigger, knobs.get(trigger.of)!));
  return desk;
}

function build(
  { panic, world }: Assembly,
  component: ComponentPlan,
  {
    desk,
    ...around
  }: Pick<ComponentSetting<never>, 'built' | 'groups' | 'arrows'> & { readonly desk: ActionDesk | null },
): Component<ComponentKind> {
  const { name, behaviour, params, runbook } = component;
  const open: () => SitesBySide[keyof SitesBySide] = openSites[behaviour.guardedAt ?? 'server'];
  const sets = installGuards(component, { world, place: name, open });
  panic?.watch(name, setsOf(sets));
  return behaviour.build({
    world,
    name,
    params: params as never,
    ...(sets as Record<keyof typeof sets, never>),
    ...around,
    ...(runbook === undefined ? {} : { runbook: { desk: desk!, steps: runbook } }),
  });
}

function connect({ panic, world }: Assembly, arrow: ArrowPlan, callee: Callee): ArrowSetting {
  const { name, index, to, delayUs } = arrow;
  const sets = installGuards(arrow, { world, place: name, open: openSites.caller });
  panic?.watch(name, setsOf(sets));
  return { name, index, to, delayUs, knobs: openArrowKnobs(), ...sets, callee };
}

function setsOf<Sites>({ sites, panicSites }: { sites: Sites; panicSites: Sites | null }): Sites[] {
  return panicSites === null ? [sites] : [sites, panicSites];
}
