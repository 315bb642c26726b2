import type { Actor } from '../../core/kernel.ts';
import type { Rng } from '../../core/rng.ts';
import type { World } from '../../world.ts';
import type { CallMaker, CallSource, SourceSetting } from './call-source.ts';
import { wholeCalls } from './whole-calls.ts';

/** Calls that begin when others once did. Load makes several of each, or leaves some out. */
export class Replay implements Actor, CallSource {
  declare private readonly world: World;
  declare private readonly client: CallMaker;
  declare private readonly at: readonly number[];
  declare private readonly copies: Rng;
  declare private readonly address: number;
  private load = 1;

  constructor({ world, name, client }: SourceSetting, at: readonly number[]) {
    this.world = world;
    this.client = client;
    this.at = at;
    this.copies = world.rng(`${name}:copies`);
    this.address = world.kernel.enrol(this);
    if (at.length > 0) world.kernel.schedule(at[0]!, this.address, 0, 0);
  }

  onLoadTurned(load: number): void {
    this.load = load;
  }

  onEvent(_kind: number, index: number): void {
    const { kernel } = this.world;
    if (index + 1 < this.at.length) kernel.schedule(this.at[index + 1]! - kernel.nowUs, this.address, 0, index + 1);
    const calls = wholeCalls(this.load, this.copies);
    for (let i = 0; i < calls && !kernel.isHalted; i++) this.client.beginCall();
  }
}
