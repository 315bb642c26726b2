import { distributionOf, type Distribution } from '../../core/distribution.ts';
import { unit, type Rng } from '../../core/rng.ts';
import type { Actor } from '../../core/kernel.ts';
import type { World } from '../../world.ts';
import type { CallMaker, CallSource, SourceSetting } from './call-source.ts';
import type { ClosedParams } from './params.ts';

/**
 * Users who wait for their call to end and think for a while before the next (closed loop).
 *
 *     think ──▶ call ──▶ ended, whichever way ──▶ think …
 *
 * A slow system slows them down: N users who think for Z on average offer N ÷ (R + Z) calls per second, where R is how long
 * a call takes (the interactive law; P. Denning and J. Buzen, "The Operational Analysis of Queueing Network
 * Models", 1978).
 *
 * Load multiplies the users, not their haste. Who comes is somewhere in the middle of a thought. Who is to leave does so
 * when he has thought: each time somebody has, chance decides whether he is one of them, so that those who go on calling
 * are at once as many as they will be, and nobody's call is broken off.
 */
export class ClosedUsers implements Actor, CallSource {
  /** Calls under way of others than the users, after which nobody thinks. */
  guests = 0;

  declare private readonly world: World;
  declare private readonly client: CallMaker;
  declare private readonly users: number;
  declare private readonly think: Distribution;
  /** Whether what is left of a thought is as long as a whole one. */
  declare private readonly forgets: boolean;
  declare private readonly thinking: Rng;
  declare private readonly leavers: Rng;
  declare private readonly address: number;
  private present = 0;
  private leaving = 0;

  constructor({ world, name, client }: SourceSetting, { users, think }: ClosedParams) {
    this.world = world;
    this.client = client;
    this.users = users;
    this.think = distributionOf(think);
    this.forgets = think.law === 'exponential';
    this.thinking = world.rng(`${name}:thinking`);
    this.leavers = world.rng(`${name}:leavers`);
    this.address = world.kernel.enrol(this);
    this.enter(users);
  }

  onLoadTurned(load: number): void {
    const wanted = Math.round(this.users * load);
    const change = wanted - (this.present - this.leaving);
    const whoStay = Math.min(this.leaving, change);
    this.leaving -= whoStay;
    this.enter(change - whoStay);
  }

  /** Somebody has thought. */
  onEvent(): void {
    if (this.leaving > 0 && unit(this.leavers) * this.present < this.leaving) {
      this.leaving--;
      this.present--;
      return;
    }
    this.client.beginCall();
  }

  onCallEnded(): void {
    if (this.guests > 0) this.guests--;
    else this.thinkFor(this.think.sampleUs(this.thinking));
  }

  private enter(count: number): void {
    for (let i = 0; i < count; i++) {
      this.present++;
      const thoughtUs = this.think.sampleUs(this.thinking);
      this.thinkFor(this.forgets ? thoughtUs : Math.floor(unit(this.thinking) * thoughtUs));
    }
  }

  private thinkFor(durationUs: number): void {
    this.world.kernel.schedule(durationUs, this.address, 0, 0);
  }
}
