import { unreachable } from '../core/assert.ts';
import type { Actor } from '../core/kernel.ts';
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
}

/** Turns the knobs of a component or an arrow at a given time, lets go of them at another, and leaves a mark for each. */
export class ScheduledTrigger implements Actor {
  private readonly world: World;
  private readonly setting: ScheduledTriggerSetting;
  private readonly knobs: Knobs[keyof Knobs];

  constructor(world: World, setting: ScheduledTriggerSetting, knobs: Knobs[keyof Knobs]) {
    this.world = world;
    this.setting = setting;
    this.knobs = knobs;
    const address = world.kernel.enrol(this);
    world.kernel.schedule(setting.atUs, address, BEGINS, 0);
    if (!setting.behaviour.isMoment) world.kernel.schedule(setting.atUs + setting.forUs, address, ENDS, 0);
  }

  onEvent(kind: number): void {
    const { behaviour, params } = this.setting;
    switch (kind) {
      case BEGINS:
        this.mark('trigger-begins');
        return behaviour.begin(this.knobs as never, params as never);
      case ENDS:
        this.mark('trigger-ends');
        return behaviour.end(this.knobs as never, params as never);
      default:
        unreachable(`a trigger has no event ${kind}`);
    }
  }

  private mark(kind: 'trigger-begins' | 'trigger-ends'): void {
    const { name, of } = this.setting;
    this.world.marks.push({ atUs: this.world.kernel.nowUs, kind, name, part: of });
  }
}

const BEGINS = 0;
const ENDS = 1;
