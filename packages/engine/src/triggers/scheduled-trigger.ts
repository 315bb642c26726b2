import { unreachable } from '../core/assert.ts';
import { NO_TIMER, type Actor, type Timer } from '../core/kernel.ts';
import { unit } from '../core/rng.ts';
import type { Knobs } from '../knobs.ts';
import type { World } from '../world.ts';
import type { TriggerBehaviour } from './trigger.ts';

export interface ScheduledTriggerSetting {
  readonly name: string;
  /** The component or the arrow. */
  readonly of: string;
  readonly behaviour: TriggerBehaviour<keyof Knobs, never>;
  readonly params: unknown;
  readonly atUs: number;
  readonly forUs: number;
  /** When the whole of it begins of which this is one part's turn. */
  readonly sinceUs: number;
  /** How likely it happens to anything at all, and then to this part; surely, unless said. */
  readonly chance?: number | undefined;
  readonly strikes?: number | undefined;
}

/**
 * Turns the knobs of a component or an arrow at a given time, lets go of them at another, and leaves a mark for each.
 *
 * Whether it happens is thrown once for all parts of a trigger (`chance`) and once for each of them (`strikes`), before
 * anything begins, with dice of their own. Two triggers, one for each, make the common cause and the independent one of
 * the beta-factor model of NUREG/CR-4780.
 */
export class ScheduledTrigger implements Actor {
  private readonly world: World;
  private readonly setting: ScheduledTriggerSetting;
  private readonly knobs: Knobs[keyof Knobs];
  private ends: Timer = NO_TIMER;
  private begins: Timer = NO_TIMER;
  private isUnderWay = false;

  constructor(world: World, setting: ScheduledTriggerSetting, knobs: Knobs[keyof Knobs]) {
    this.world = world;
    this.setting = setting;
    this.knobs = knobs;
    const address = world.kernel.enrol(this);
    if (!this.happens()) return;
    this.begins = world.kernel.schedule(setting.atUs, address, BEGINS, 0);
    if (!setting.behaviour.isMoment) this.ends = world.kernel.schedule(setting.atUs + setting.forUs, address, ENDS, 0);
  }

  onEvent(kind: number): void {
    const { behaviour, params } = this.setting;
    switch (kind) {
      case BEGINS:
        this.isUnderWay = true;
        this.begins = NO_TIMER;
        this.mark('trigger-begins');
        return behaviour.begin(this.knobs as never, params as never);
      case ENDS:
        return this.end();
      default:
        unreachable(`a trigger has no event ${kind}`);
    }
  }

  /** Ends it before its time. What has not begun on any part, or is over, stays as it is. */
  rollBack(): void {
    if (this.begins !== NO_TIMER && this.world.kernel.nowUs >= this.setting.sinceUs) return this.callOff();
    if (!this.isUnderWay || this.ends === NO_TIMER) return;
    this.world.kernel.cancel(this.ends);
    this.end();
  }

  /** It has begun elsewhere, and is not going to come to this part. */
  private callOff(): void {
    const { kernel } = this.world;
    kernel.cancel(this.begins);
    this.begins = NO_TIMER;
    if (this.ends !== NO_TIMER) kernel.cancel(this.ends);
  }

  private happens(): boolean {
    const { chance, name, of, strikes } = this.setting;
    const falls = (share: number | undefined, stream: string): boolean =>
      share === undefined || unit(this.world.rng(stream)) < share;
    return falls(chance, `${name}:chance`) && falls(strikes, `${name}:strikes:${of}`);
  }

  private end(): void {
    const { behaviour, params } = this.setting;
    this.isUnderWay = false;
    this.mark('trigger-ends');
    behaviour.end(this.knobs as never, params as never);
  }

  private mark(kind: 'trigger-begins' | 'trigger-ends'): void {
    const { name, of } = this.setting;
    this.world.marks.push({ atUs: this.world.kernel.nowUs, kind, name, part: of });
  }
}

const BEGINS = 0;
const ENDS = 1;
