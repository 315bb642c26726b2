import { unreachable } from '../../core/assert.ts';
import { distributionOf, type Distribution } from '../../core/distribution.ts';
import { NO_TIMER, type Actor, type Timer } from '../../core/kernel.ts';
import type { Rng } from '../../core/rng.ts';
import { Level } from '../../instruments/level.ts';
import type { Mark } from '../../run.ts';
import type { World } from '../../world.ts';
import type { Component, ComponentBehaviour, ComponentSetting, Runbook, RunbookStep } from '../component.ts';
import type { OperatorParams } from './params.ts';
import { Signal } from './signal.ts';

/**
 * A human in the loop: looks at a signal now and then, notices late, thinks, acts, thinks again.
 *
 *     looks on ──bad for `noticesAfter`──▶ thinks ──`actsAfter`──▶ acts ──▶ thinks about the next step …
 *        ▲                                   │                      │ no step is left
 *        │                             good again                   ▼
 *        └──── good for `undoesAfter`, takes all back ◀──────── waits and sees ──bad again, steps are left──▶ thinks
 *
 * Whoever sees at their latest look that it is good does not act. What they look at is `every` old at worst, so they may
 * do too much, or stop too early. Without `undoesAfter` they stand down at the first good look and leave things as they
 * are; in the next incident they begin at the first step again.
 *
 * Decision: time to recover is mostly time to find out who may act. Each reaction takes as many times as long as
 * ownership says: `onOthers` where what is acted on belongs to another team, `onUnowned` where any part of it belongs to
 * nobody. Actions are those of a runbook and are taken as from a desk, but they are part of the scenario and not of the
 * record: the same plan and seed take them again.
 */
class Operator implements Actor, Component<'operator'> {
  readonly knobs = {};
  readonly callee = null;

  private readonly meter = {
    counts: { notices: 0, acts: 0, undos: 0 },
    levels: { engaged: new Level() },
    durations: {},
    derived: { signal: (): number => this.seen },
  };
  declare private readonly world: World;
  declare private readonly name: string;
  declare private readonly params: OperatorParams;
  declare private readonly runbook: Runbook;
  declare private readonly signal: Signal;
  declare private readonly reaction: Distribution;
  declare private readonly dice: Rng;
  declare private readonly address: number;
  /** The last that was more than nothing to see, and for how long it has been bad or good. */
  private seen = 0;
  private badForUs = 0;
  private goodForUs = 0;
  private stepCount = 0;
  private thinking: Timer = NO_TIMER;

  constructor({ world, name, params, runbook }: ComponentSetting<OperatorParams>) {
    this.world = world;
    this.name = name;
    this.params = params;
    this.runbook = runbook!;
    this.signal = new Signal(world, params.signal);
    this.reaction = distributionOf(params.actsAfter);
    this.dice = world.rng(`${name}:reactions`);
    this.address = world.kernel.enrol(this);
    world.parts.push({ name, kind: 'operator', meter: this.meter });
    world.kernel.schedule(params.every, this.address, LOOK, 0);
  }

  onEvent(kind: number): void {
    switch (kind) {
      case LOOK:
        this.world.kernel.schedule(this.params.every, this.address, LOOK, 0);
        return this.look();
      case ACT:
        this.thinking = NO_TIMER;
        return this.act();
      default:
        unreachable(`an operator has no event ${kind}`);
    }
  }

  private get isEngaged(): boolean {
    return this.meter.levels.engaged.value > 0;
  }

  private get isBad(): boolean {
    return this.badForUs > 0;
  }

  private look(): void {
    const { every, noticesAfter, undoesAfter } = this.params;
    const value = this.signal.take(this.world.kernel.nowUs);
    const isBad = this.signal.isBad(value);
    if (!Number.isNaN(value)) this.seen = value;
    this.badForUs = isBad ? this.badForUs + every : 0;
    this.goodForUs = isBad ? 0 : this.goodForUs + every;
    if (this.thinking !== NO_TIMER) return;
    if (isBad && this.badForUs >= noticesAfter && this.nextStep !== undefined) this.notice(this.nextStep);
    else if (this.isEngaged && this.goodForUs >= (undoesAfter ?? every)) this.standDown();
  }

  private get nextStep(): RunbookStep | undefined {
    return this.runbook.steps[this.stepCount];
  }

  private notice(step: RunbookStep): void {
    if (!this.isEngaged) {
      this.meter.counts.notices++;
      this.meter.levels.engaged.rise(this.world.kernel.nowUs);
      this.mark('operator-notices');
    }
    this.think(step);
  }

  private think({ ownedBy }: RunbookStep): void {
    const { onOthers, onUnowned } = this.params;
    const factor = ownedBy === 'nobody' ? onUnowned : ownedBy === 'others' ? onOthers : 1;
    const delayUs = Math.round(this.reaction.sampleUs(this.dice) * factor);
    this.thinking = this.world.kernel.schedule(delayUs, this.address, ACT, 0);
  }

  private act(): void {
    if (!this.isBad) return;
    this.runbook.desk.carryOut(this.nextStep!.action);
    this.meter.counts.acts++;
    this.stepCount++;
    if (this.nextStep !== undefined) this.think(this.nextStep);
  }

  private standDown(): void {
    const { desk, steps } = this.runbook;
    for (let i = this.stepCount - 1; this.params.undoesAfter !== undefined && i >= 0; i--) {
      if (desk.takeBack(steps[i]!.action)) this.meter.counts.undos++;
    }
    this.stepCount = 0;
    this.meter.levels.engaged.fall(this.world.kernel.nowUs);
    this.mark('operator-stands-down');
  }

  private mark(kind: Mark['kind']): void {
    const { kernel, marks } = this.world;
    marks.push({ atUs: kernel.nowUs, kind, name: this.name, part: this.params.signal.of });
  }
}

const LOOK = 0;
const ACT = 1;

export const operator: ComponentBehaviour<'operator', OperatorParams> = {
  kind: 'operator',
  takesCalls: false,
  arrowsOut: 'none',
  guardedAt: null,
  watches: ({ signal: { metric, of, per } }) => [
    {
      name: of,
      kinds: ['arrow', 'balancer', 'cache', 'client', 'contendedStore', 'pool', 'server'],
      path: ['signal', 'of'],
      metrics: [
        { key: metric, path: ['signal', 'metric'] },
        ...(per === undefined ? [] : [{ key: per, path: ['signal', 'per'] }]),
      ],
    },
  ],
  runbook: ({ runbook }) => runbook,
  build: (setting) => new Operator(setting),
};
