import { NO_TIMER, type Kernel } from '../../core/kernel.ts';
import type { Lane } from '../../core/lane.ts';
import { Ring } from '../../core/ring.ts';
import { Level } from '../../instruments/level.ts';

interface Upkeep {
  readonly kernel: Kernel;
  /** Where it is said that a connection has been idle for too long. */
  readonly closings: Lane;
  /** Infinity: never too long. */
  readonly maxIdleUs: number;
}

/**
 * The connections of a pool: how many may still be granted, and how many are open.
 *
 * Of those that are idle the one used last is granted next, so that the others grow old and are closed. One that is
 * granted while none is idle has to be opened first. At the beginning none is open.
 */
export class Connections {
  /** Fewer than none while some are in use that have been taken away. */
  declare free: number;
  readonly inUse = new Level();
  /** In use, being opened, or idle. */
  readonly open = new Level();

  declare private readonly upkeep: Upkeep;
  declare private available: number;
  /** The timers that will close those that are idle, the one that has been so longest first. */
  private readonly idle = new Ring();

  constructor(size: number, upkeep: Upkeep) {
    this.available = size;
    this.free = size;
    this.upkeep = upkeep;
  }

  /** Takes one and says whether it is open. */
  take(): boolean {
    const { closings, kernel } = this.upkeep;
    this.free--;
    this.inUse.rise(kernel.nowUs);
    const isOpen = this.idle.length > 0;
    if (isOpen) {
      const timer = this.idle.popBack();
      if (timer !== NO_TIMER) kernel.cancelIn(closings, timer);
    } else this.open.rise(kernel.nowUs);
    return isOpen;
  }

  giveBack({ isUsable }: { readonly isUsable: boolean }): void {
    const { closings, kernel, maxIdleUs } = this.upkeep;
    this.inUse.fall(kernel.nowUs);
    this.free++;
    // Nobody knows what is still going on in one that is not usable, and one that was taken away is not kept either.
    if (!isUsable || this.free <= 0) this.open.fall(kernel.nowUs);
    else this.idle.pushBack(maxIdleUs === Infinity ? NO_TIMER : kernel.scheduleIn(closings, maxIdleUs, 0));
  }

  /** The one that has been idle longest has been so for too long. */
  closeOldest(): void {
    this.idle.popFront();
    this.open.fall(this.upkeep.kernel.nowUs);
  }

  setAvailable(count: number): void {
    const { closings, kernel } = this.upkeep;
    this.free += count - this.available;
    this.available = count;
    while (this.idle.length > 0 && this.idle.length > this.free) {
      const timer = this.idle.popFront();
      if (timer !== NO_TIMER) kernel.cancelIn(closings, timer);
      this.open.fall(kernel.nowUs);
    }
  }
}
