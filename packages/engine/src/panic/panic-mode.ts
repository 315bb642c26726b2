import type { Actor } from '../core/kernel.ts';
import type { SitesBySide } from '../sites.ts';
import type { World } from '../world.ts';
import { openSignal, type SignalPlan } from './signals.ts';

/** A panic mode as it is built. */
export interface PanicPlan {
  readonly open: (world: World, plan: PanicPlan) => PanicMode;
  readonly signal: SignalPlan;
  /** The part that is watched, as it is written; the names of those built of it. */
  readonly of: string;
  readonly members: readonly string[];
  /** Where the signal is looked at. */
  readonly everyUs: number;
  /** For how long it stays engaged at least. */
  readonly atLeastUs: number;
}

/**
 * Puts other guards in force while a signal says that the system sustains its own overload.
 *
 *     usual guards ──beyond the first threshold, at a tick──▶ the other guards
 *          ▲                                                        │
 *          └── beyond the second, at a tick, after `atLeast` ◀──────┘
 *
 * The signal is looked at at fixed ticks only and is about the time between two of them. The thresholds lie apart, so
 * that a system at the edge does not go back and forth. Guards change at once, everywhere; what was sent or let in under
 * one set is settled with that set (`SiteSets`, `Entered`).
 *
 * It holds settings and names no guard. Source: the guards a system needs when its load-shedding loop has been beaten
 * are others than those it wants in daily life: "Metastable Failures in the Wild", OSDI 2022, §6; the minimum of a
 * queue's delay as the sign of a standing queue: K. Nichols and V. Jacobson, "Controlling Queue Delay", 2012.
 */
export class PanicMode implements Actor {
  private readonly world: World;
  private readonly plan: PanicPlan;
  private readonly signal;
  private readonly address: number;
  private isEngaged = false;
  private engagedAtUs = 0;

  constructor(world: World, plan: PanicPlan) {
    this.world = world;
    this.plan = plan;
    this.signal = openSignal(plan.signal, world, plan.everyUs);
    this.address = world.kernel.enrol(this);
    world.kernel.schedule(plan.everyUs, this.address, TICK, 0);
  }

  /** Looks at a part from now on, if it is one of those it watches. */
  watch(name: string, sets: readonly SitesBySide[keyof SitesBySide][]): void {
    if (this.plan.members.includes(name)) this.signal.watch(sets as never);
  }

  onEvent(): void {
    const { kernel, marks, switches } = this.world;
    kernel.schedule(this.plan.everyUs, this.address, TICK, 0);
    const value = this.signal.take();
    if (this.isEngaged ? !this.mayEnd(value) : !this.mustBegin(value)) return;
    this.isEngaged = !this.isEngaged;
    if (this.isEngaged) this.engagedAtUs = kernel.nowUs;
    for (const each of switches) each.switchSites(this.isEngaged);
    const kind = this.isEngaged ? 'panic-begins' : 'panic-ends';
    marks.push({ atUs: kernel.nowUs, kind, name: 'panicMode', part: this.plan.of });
  }

  private mustBegin(value: number): boolean {
    const { engageAt, isHighBad } = this.plan.signal;
    return isHighBad ? value > engageAt : value < engageAt;
  }

  private mayEnd(value: number): boolean {
    const { disengageAt, isHighBad } = this.plan.signal;
    if (this.world.kernel.nowUs - this.engagedAtUs < this.plan.atLeastUs) return false;
    return isHighBad ? value < disengageAt : value > disengageAt;
  }
}

const TICK = 0;
