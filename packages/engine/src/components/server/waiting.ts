import type { Kernel } from '../../core/kernel.ts';
import { RankedRing } from '../../core/ranked-ring.ts';
import { Ring, type Line } from '../../core/ring.ts';
import type { Level } from '../../instruments/level.ts';
import type { QueueOrder, ServerSites, Station } from '../../sites.ts';
import type { Attempt } from '../../traffic/rows.ts';

/** The attempts that wait for a worker of a server, and who of them is next by the order in force. */
export class Waiting {
  declare readonly line: Line;

  declare private readonly kernel: Kernel;
  declare private readonly level: Level;
  declare private order: QueueOrder | null;

  /** The sets are all that may ever be in force; the first is. */
  constructor(kernel: Kernel, level: Level, sets: readonly ServerSites[]) {
    this.kernel = kernel;
    this.level = level;
    this.order = sets[0]!.order;
    const hasRanks = sets.some(({ order }) => order?.rankOf !== undefined);
    this.line = hasRanks ? new RankedRing((attempt) => this.order?.rankOf?.(attempt) ?? 0) : new Ring();
  }

  get length(): number {
    return this.line.length;
  }

  push(attempt: Attempt): void {
    this.line.pushBack(attempt);
    this.level.rise(this.kernel.nowUs);
  }

  takeNext(station: Station): Attempt {
    const isNewest = this.order !== null && this.order.servesNewest(station);
    this.level.fall(this.kernel.nowUs);
    return isNewest ? this.line.popBack() : this.line.popFront();
  }

  takeAny(): Attempt {
    this.level.fall(this.kernel.nowUs);
    return this.line.popFront();
  }

  /** Takes out one that may wait, and says whether it did. */
  remove(attempt: Attempt): boolean {
    const wasThere = this.line.remove(attempt);
    if (wasThere) this.level.fall(this.kernel.nowUs);
    return wasThere;
  }

  /** Another order is in force. Those who wait are lined up anew, by the times of their arrival. */
  exchange(order: QueueOrder | null, arrivedAtUs: Float64Array): void {
    this.order = order;
    const attempts: Attempt[] = [];
    while (this.line.length > 0) attempts.push(this.line.popFront());
    attempts.sort((one, other) => arrivedAtUs[one]! - arrivedAtUs[other]!);
    for (const attempt of attempts) this.line.pushBack(attempt);
  }
}
