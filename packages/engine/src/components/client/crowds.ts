import type { Actor } from '../../core/kernel.ts';
import { exp } from '../../core/math.ts';
import { exponential, type Rng } from '../../core/rng.ts';
import type { World } from '../../world.ts';
import type { CallMaker, CallSource, SourceSetting } from './call-source.ts';
import type { CrowdParams } from './params.ts';
import { wholeCalls } from './whole-calls.ts';

/**
 * Many who call at once, because a clock or an event tells all of them to: jobs at the full minute, clients that connect
 * again after a restart. Each calls at a random moment of a window; with no window, all in the same microsecond.
 *
 * Calls of a window are made one after another, each drawn when the one before it is made: of k moments left in a stretch
 * of length w the first is w × (1 − u^(1 ÷ k)) away. So a crowd holds one event, however large it is.
 */
export class Crowds implements Actor, CallSource {
  declare private readonly world: World;
  declare private readonly client: CallMaker;
  declare private readonly crowds: readonly CrowdParams[];
  declare private readonly dice: Rng;
  declare private readonly address: number;
  private load = 1;
  /** By wave: calls yet to be made, the moment of the next, not rounded, and the end of the window. */
  private readonly callsLeft: number[] = [];
  private readonly nextUs: number[] = [];
  private readonly endUs: number[] = [];

  constructor({ world, name, client }: SourceSetting, crowds: readonly CrowdParams[]) {
    this.world = world;
    this.client = client;
    this.crowds = crowds;
    this.dice = world.rng(`${name}:crowds`);
    this.address = world.kernel.enrol(this);
    for (const [index, crowd] of crowds.entries()) world.kernel.schedule(crowd.at, this.address, GATHERS, index);
  }

  onLoadTurned(load: number): void {
    this.load = load;
  }

  onEvent(kind: number, subject: number): void {
    if (kind === CALLS) return this.onCall(subject);
    const { calls, every, over } = this.crowds[subject]!;
    if (every !== undefined) this.world.kernel.schedule(every, this.address, GATHERS, subject);
    this.gather(calls, over);
  }

  /** So many, times the load, call within so long from now. */
  gather(calls: number, overUs: number): void {
    const { kernel } = this.world;
    const count = wholeCalls(calls * this.load, this.dice);
    if (overUs === 0) {
      for (let i = 0; i < count && !kernel.isHalted; i++) this.client.beginCall();
      return;
    }
    if (count === 0) return;
    const ended = this.callsLeft.indexOf(0);
    const wave = ended === NONE ? this.callsLeft.length : ended;
    this.callsLeft[wave] = count;
    this.nextUs[wave] = kernel.nowUs;
    this.endUs[wave] = kernel.nowUs + overUs;
    this.awaitNext(wave);
  }

  private onCall(wave: number): void {
    if (--this.callsLeft[wave]! > 0) this.awaitNext(wave);
    this.client.beginCall();
  }

  private awaitNext(wave: number): void {
    const { kernel } = this.world;
    const left = this.endUs[wave]! - this.nextUs[wave]!;
    this.nextUs[wave] = this.endUs[wave]! - left * exp(-exponential(this.dice) / this.callsLeft[wave]!);
    kernel.schedule(Math.max(0, Math.floor(this.nextUs[wave]!) - kernel.nowUs), this.address, CALLS, wave);
  }
}

const NONE = -1;
const GATHERS = 0;
const CALLS = 1;
