import { Ring } from '../../core/ring.ts';
import type { Level } from '../../instruments/level.ts';
import { OUTCOME_BITS, SHED, UNDER_WAY, type EXPIRED } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { Workers } from './workers.ts';

export type Refusal = typeof SHED | typeof EXPIRED;

/** How it is with the server that refuses. */
interface RefusalSetting {
  readonly isSilent: boolean;
  readonly isFree: boolean;
  readonly counts: { shed: number; expired: number };
  readonly queue: Level;
  readonly workers: Workers;
  /** Where to say that an answer is due, or that a worker is done with refusing. */
  readonly address: number;
  readonly answerKind: number;
  readonly doneKind: number;
  /** How long a worker takes to refuse an attempt. */
  readonly durationUs: (attempt: Attempt) => number;
}

/**
 * How a server refuses: in no time at all, or at the cost of some time of a worker, and with an answer or without.
 *
 * Refusals that cost something come before all that wait to be served: a server does not get round to its queue until it
 * has looked at what comes in (J. Mogul and K. Ramakrishnan, "Eliminating Receive Livelock in an Interrupt-Driven
 * Kernel", 1997). Refusals at a rate of capacity ÷ cost keep it from doing anything else.
 */
export class Refusals {
  /** Of those that cost something: waiting for a worker or at one. */
  count = 0;

  declare private readonly world: World;
  declare private readonly setting: RefusalSetting;
  private readonly waiting = new Ring();

  constructor(world: World, setting: RefusalSetting) {
    this.world = world;
    this.setting = setting;
  }

  /** Refuses an attempt at the door. */
  atDoor(attempt: Attempt): typeof SHED | typeof UNDER_WAY {
    const { counts, isFree, isSilent } = this.setting;
    if (isFree) {
      counts.shed++;
      if (!isSilent) return SHED;
      this.world.attempts.farSideLetsGo(attempt);
    } else this.take(attempt, SHED);
    return UNDER_WAY;
  }

  /** Refuses an attempt that had been let in. */
  afterwards(attempt: Attempt, outcome: Refusal): void {
    if (this.setting.isFree) this.close(attempt, outcome);
    else this.take(attempt, outcome);
  }

  /** A worker has done what it takes. */
  onDone(attempt: Attempt, outcome: Refusal): void {
    this.count--;
    this.setting.workers.giveBack(attempt);
    this.close(attempt, outcome);
  }

  /** Gives free workers to those that wait. */
  startWaiting(): void {
    while (this.setting.workers.free > 0 && this.waiting.length > 0) this.start(this.takeFirst());
  }

  /** Stops, also for those at a worker; only who waits is called for. */
  stop(onStopped: (attempt: Attempt) => void): void {
    while (this.waiting.length > 0) onStopped(this.takeFirst() >> OUTCOME_BITS);
    this.count = 0;
  }

  private take(attempt: Attempt, outcome: Refusal): void {
    const subject = (attempt << OUTCOME_BITS) | outcome;
    this.count++;
    if (this.setting.workers.free > 0) return this.start(subject);
    this.waiting.pushBack(subject);
    this.setting.queue.rise(this.world.kernel.nowUs);
  }

  private takeFirst(): number {
    this.setting.queue.fall(this.world.kernel.nowUs);
    return this.waiting.popFront();
  }

  private start(subject: number): void {
    const { address, doneKind, durationUs, workers } = this.setting;
    const attempt = subject >> OUTCOME_BITS;
    workers.take();
    workers.refusesBy(attempt, this.world.kernel.schedule(durationUs(attempt), address, doneKind, subject));
  }

  private close(attempt: Attempt, outcome: Refusal): void {
    const { address, answerKind, counts, isSilent } = this.setting;
    if (outcome === SHED) counts.shed++;
    else counts.expired++;
    if (isSilent) this.world.attempts.farSideLetsGo(attempt);
    else this.world.kernel.defer(address, answerKind, (attempt << OUTCOME_BITS) | outcome);
  }
}
