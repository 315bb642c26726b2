import type { Kernel, Timer } from '../../core/kernel.ts';
import { Level } from '../../instruments/level.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import type { Attempt } from '../../traffic/rows.ts';
import { resized } from '../../traffic/table.ts';

/**
 * The workers of a server and what each is at work on.
 *
 * Workers that are taken away while busy finish what they do; until then free ones are fewer than none. What is in
 * progress is known by its attempt, so that a crash can find it: the timer that ends it, or that its calls onward will.
 */
export class Workers {
  declare free: number;
  readonly busy = new Level();
  /** Those that may start something when they are free. */
  readonly available = new Level();

  declare private readonly kernel: Kernel;
  /** By attempt. */
  private endings = new Int32Array(64);

  constructor(kernel: Kernel, count: number) {
    this.kernel = kernel;
    this.free = count;
    this.available.moveTo(count, kernel.nowUs);
  }

  take(): void {
    this.free--;
    this.busy.rise(this.kernel.nowUs);
  }

  /** By which timer the work on an attempt will end. */
  endsBy(attempt: Attempt, timer: Timer): void {
    this.note(attempt, FIRST_TIMER + timer);
  }

  /** Likewise, of an attempt that is being refused. */
  refusesBy(attempt: Attempt, timer: Timer): void {
    this.note(attempt, -FIRST_TIMER - timer);
  }

  /** The worker goes on holding the attempt, until others let it answer. */
  hold(attempt: Attempt): void {
    this.note(attempt, HELD);
  }

  giveBack(attempt: Attempt): void {
    this.endings[attempt] = NONE;
    this.free++;
    this.busy.fall(this.kernel.nowUs);
  }

  /** Whether a worker serves an attempt, or waits for the calls made for it. */
  isServing(attempt: Attempt): boolean {
    return attempt < this.endings.length && this.endings[attempt]! > NONE;
  }

  /** The work on one attempt stops, and nothing comes of it. */
  stopOne(attempts: Attempts, attempt: Attempt): void {
    const ending = this.endings[attempt]!;
    if (ending === HELD) attempts.decided(attempt);
    else this.kernel.cancel((ending < 0 ? -ending : ending) - FIRST_TIMER);
    this.giveBack(attempt);
  }

  setAvailable(count: number): void {
    this.free += count - this.available.value;
    this.available.moveTo(count, this.kernel.nowUs);
  }

  /** All work stops, and nothing comes of it. */
  stop(attempts: Attempts, onStopped: (attempt: Attempt, wasRefused: boolean) => void): void {
    for (let attempt = 0; attempt < this.endings.length; attempt++) {
      const ending = this.endings[attempt]!;
      if (ending === NONE) continue;
      this.stopOne(attempts, attempt);
      onStopped(attempt, ending < 0);
    }
  }

  private note(attempt: Attempt, ending: number): void {
    if (attempt >= this.endings.length) this.endings = resized(this.endings, 2 * attempt);
    this.endings[attempt] = ending;
  }
}

const NONE = 0;
const HELD = 1;
const FIRST_TIMER = 2;
