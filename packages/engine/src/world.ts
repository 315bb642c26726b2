import { Digest } from './core/digest.ts';
import { Kernel } from './core/kernel.ts';
import { KeyedDraws, Rng } from './core/rng.ts';
import type { Part } from './instruments/recorder.ts';
import type { Trace } from './instruments/trace.ts';
import type { Mark } from './run.ts';
import type { SiteSwitch } from './sites.ts';
import { Attempts, type Answerable } from './traffic/attempts.ts';
import { Calls } from './traffic/calls.ts';

/** What the parts of one run share. A run is a new world; nothing is ever reset. */
export class World {
  readonly kernel = new Kernel();
  declare readonly attempts: Attempts;
  readonly calls = new Calls();
  readonly digest = new Digest();
  /** By index of the arrow. */
  readonly callers: Answerable[] = [];
  readonly parts: Part[] = [];
  readonly marks: Mark[] = [];
  /** Everything where a panic mode exchanges guards. */
  readonly switches: SiteSwitch[] = [];
  /** Null: nobody wants to follow calls. */
  declare readonly trace: Trace | null;
  declare private readonly seed: number;

  constructor(seed: number, liveAttemptLimit: number, openTrace?: (world: World) => Trace) {
    this.seed = seed;
    // Memory is bounded: the run ends as soon as more attempts are held than the limit allows.
    this.attempts = new Attempts(liveAttemptLimit, () => (this.kernel.isHalted = true));
    this.trace = openTrace?.(this) ?? null;
  }

  /** The random stream of one user, e.g. `rng('users:arrivals')`. */
  rng(name: string): Rng {
    return new Rng(this.seed, name);
  }

  /** Random numbers of one user that belong to a call and its attempt, e.g. `draws('checkout:service')`. */
  draws(name: string): KeyedDraws {
    return new KeyedDraws(this.seed, name);
  }
}
