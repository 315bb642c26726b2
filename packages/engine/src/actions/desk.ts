import { unreachable } from '../core/assert.ts';
import type { Actor } from '../core/kernel.ts';
import type { Knobs } from '../knobs.ts';
import type { World } from '../world.ts';
import type { Course, Dial, Moment, Revocable, Targets } from './action.ts';
import type { ActionPlan } from './action-plan.ts';

/** By name. A trigger that happens to several parts is several. */
export interface WithinReach {
  readonly knobs: ReadonlyMap<string, Knobs[keyof Knobs]>;
  readonly triggers: ReadonlyMap<string, readonly Revocable[]>;
}

/**
 * Where actions are taken: those planned before the run, and those taken while it is under way.
 *
 * An action is an ordinary event, after everything else of its microsecond, so that one who looks at a run that has
 * stopped at t and acts does the same as one who planned to act at t. It is recorded as it is taken: the record, played
 * to the same plan and seed, gives the same run.
 */
export class ActionDesk implements Actor {
  /** What has been taken so far, in order. */
  readonly taken: ActionPlan[] = [];

  private readonly world: World;
  private readonly reach: WithinReach;
  private readonly planned: ActionPlan[] = [];
  private readonly stands: Stand[] = [];
  private readonly holds: Hold[] = [];
  private readonly address: number;

  constructor(world: World, reach: WithinReach) {
    this.world = world;
    this.reach = reach;
    this.address = world.kernel.enrol(this);
  }

  get plannedCount(): number {
    return this.planned.length;
  }

  plan(action: ActionPlan): void {
    this.world.kernel.scheduleLast(action.settings.at, this.address, TAKEN, this.planned.push(action) - 1);
  }

  onEvent(kind: number, subject: number): void {
    switch (kind) {
      case TAKEN:
        return this.take(this.planned[subject]!, this.taken.push(this.planned[subject]!) - 1);
      case STEP:
        return this.step(this.holds[subject]!);
      case ENDS:
        return this.end(this.holds[subject]!);
      default:
        unreachable(`the desk has no event ${kind}`);
    }
  }

  /** Somebody who belongs to the scenario acts, now. It is not recorded: whoever plays the scenario again does so, too. */
  carryOut(plan: ActionPlan): void {
    this.take(plan, null);
  }

  /** Puts back what was carried out, where it still holds, and says whether there was anything. */
  takeBack(plan: ActionPlan): boolean {
    const held = this.stands.filter(({ hold }) => hold !== null && hold.plan === plan);
    for (const { hold } of held) this.end(hold!);
    return held.length > 0;
  }

  private take(plan: ActionPlan, index: number | null): void {
    for (const part of plan.parts) {
      if (plan.behaviour.form === 'dial') this.hold(plan.behaviour, { plan, index, part });
      else this.act(plan.behaviour, { plan, index, part });
    }
  }

  private act(behaviour: Moment<keyof Targets, never>, taking: Taking): void {
    const { part, plan } = taking;
    this.mark('action-begins', taking);
    for (const target of this.targetsOf(plan, part)) behaviour.act(target as never, plan.params as never);
  }

  /** What a moment happens to. */
  private targetsOf({ behaviour, params }: ActionPlan, part: string): readonly unknown[] {
    switch (behaviour.of) {
      case 'trigger':
        return this.reach.triggers.get(part)!;
      case 'action':
        return [{ rollBack: () => this.putBack((params as { readonly action: string }).action, part) }];
      default:
        return [this.reach.knobs.get(part)!];
    }
  }

  private hold(behaviour: ActionDial, taking: Taking): void {
    const { index, part, plan } = taking;
    const params = plan.params as never;
    const stand = this.standOf(part, behaviour.dial(params));
    if (stand.hold !== null) this.mark('action-ends', stand.hold);
    this.mark('action-begins', taking);
    const { afterUs, overUs, steps } = behaviour.course?.(params) ?? AT_ONCE;
    const hold: Hold = {
      index,
      part,
      plan,
      behaviour,
      stand,
      number: this.holds.length,
      from: stand.value,
      course: { afterUs, overUs, steps },
      begunUs: this.world.kernel.nowUs,
      stepCount: 0,
    };
    this.holds.push(hold);
    stand.hold = hold;
    const { for: forUs } = plan.settings;
    if (forUs !== undefined) this.scheduleAt(afterUs + overUs + forUs, ENDS, hold);
    if (afterUs + overUs === 0) this.finishCourse(hold);
    else this.scheduleStep(hold);
  }

  private step(hold: Hold): void {
    const { behaviour, course, from, plan, stand } = hold;
    if (stand.hold !== hold) return;
    if (++hold.stepCount === course.steps) return this.finishCourse(hold);
    const way = behaviour.setting(plan.params as never) - from;
    this.turn(hold, from + (way * hold.stepCount) / course.steps);
    this.scheduleStep(hold);
  }

  private finishCourse(hold: Hold): void {
    this.turn(hold, hold.behaviour.setting(hold.plan.params as never));
    if (hold.behaviour.endsItself) this.end(hold);
  }

  private scheduleStep(hold: Hold): void {
    const { afterUs, overUs, steps } = hold.course;
    const dueUs = hold.begunUs + afterUs + Math.round((overUs * (hold.stepCount + 1)) / steps);
    this.scheduleAt(dueUs - this.world.kernel.nowUs, STEP, hold);
  }

  private scheduleAt(delayUs: number, kind: number, hold: Hold): void {
    this.world.kernel.schedule(delayUs, this.address, kind, hold.number);
  }

  private putBack(key: string, part: string): void {
    for (const { hold, part: standsAt } of this.stands)
      if (hold !== null && standsAt === part && hold.behaviour.key === key) this.end(hold);
  }

  private end(hold: Hold): void {
    if (hold.stand.hold !== hold) return;
    this.turn(hold, 1);
    hold.stand.hold = null;
    this.mark('action-ends', hold);
  }

  private turn({ behaviour, part, plan, stand }: Hold, to: number): void {
    const from = stand.value;
    stand.value = to;
    behaviour.turn(this.reach.knobs.get(part)! as never, { from, to }, plan.params as never);
  }

  private standOf(part: string, dial: string): Stand {
    let stand = this.stands.find((each) => each.part === part && each.dial === dial);
    if (stand === undefined) {
      stand = { part, dial, value: 1, hold: null };
      this.stands.push(stand);
    }
    return stand;
  }

  private mark(kind: 'action-begins' | 'action-ends', { index, part, plan }: Taking): void {
    const mark = { atUs: this.world.kernel.nowUs, name: plan.behaviour.key, part };
    if (index !== null) this.world.marks.push({ ...mark, kind, action: index });
    else this.world.marks.push({ ...mark, kind: kind === 'action-begins' ? 'operator-acts' : 'operator-takes-back' });
  }
}

type ActionDial = Dial<keyof Targets, never>;

interface Taking {
  readonly plan: ActionPlan;
  /** Among those taken; null: it is not recorded. */
  readonly index: number | null;
  readonly part: string;
}

/** Where a dial of a part stands, and who holds it there. */
interface Stand {
  readonly part: string;
  readonly dial: string;
  value: number;
  hold: Hold | null;
}

/** An action that has turned a dial, or is about to. */
interface Hold extends Taking {
  readonly behaviour: ActionDial;
  readonly stand: Stand;
  readonly number: number;
  readonly from: number;
  readonly course: Course;
  readonly begunUs: number;
  stepCount: number;
}

const AT_ONCE: Course = { afterUs: 0, overUs: 0, steps: 1 };
const TAKEN = 0;
const STEP = 1;
const ENDS = 2;
