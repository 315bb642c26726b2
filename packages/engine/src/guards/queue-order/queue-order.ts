import { unreachable } from '../../core/assert.ts';
import type { Micros } from '../../core/time.ts';
import type { DoorGate, QueueOrder, ServerSites, Station } from '../../sites.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

/**
 * Serves the newest first. Under overload somebody still waits for the newest, while the oldest has been given up.
 *
 * Source: B. Maurer, "Fail at Scale", ACM Queue 13(8), 2015 (there adaptive, see {@link NewestFirstUnderPressure}).
 */
class NewestFirst implements QueueOrder {
  servesNewest(): boolean {
    return true;
  }
}

/**
 * First come, first served, as long as the queue has been empty within the last `standing`; the newest first once a
 * queue stands. In quiet times nobody is overtaken, under overload somebody still waits for what is served.
 *
 * Source: adaptive LIFO of B. Maurer, "Fail at Scale", ACM Queue 13(8), 2015, with its N = 100 ms. The timeouts that go
 * with it there (an attempt may wait 5 ms while a queue stands, else 100 ms) are another guard, `codel`.
 */
export class NewestFirstUnderPressure implements QueueOrder, DoorGate {
  declare private readonly standingUs: Micros;
  declare private readonly clock: { readonly nowUs: number };
  private emptyUntilUs = 0;

  constructor(standingUs: Micros, clock: { readonly nowUs: number }) {
    this.standingUs = standingUs;
    this.clock = clock;
  }

  servesNewest(): boolean {
    return this.clock.nowUs - this.emptyUntilUs > this.standingUs;
  }

  admits(): boolean {
    return true;
  }

  onEntered(_attempt: Attempt, station: Station): void {
    if (station.queueLength === 0) this.emptyUntilUs = this.clock.nowUs;
  }

  onLeft(): void {}
}

/** The most important first; among equals, first come, first served. Priorities beyond the 128th are equals. */
class MostImportantFirst implements QueueOrder {
  declare private readonly attempts: Attempts;

  constructor(attempts: Attempts) {
    this.attempts = attempts;
  }

  servesNewest(): boolean {
    return false;
  }

  rankOf(attempt: Attempt): number {
    return Math.min(this.attempts.priority[attempt]!, LAST_RANK);
  }
}

export interface QueueOrderParams {
  readonly kind: 'fifo' | 'lifo' | 'adaptiveLifo' | 'priority';
  readonly standing?: Micros | undefined;
}

export const queueOrder: GuardBehaviour<'server', QueueOrderParams> = {
  key: 'queueOrder',
  side: 'server',
  install: ({ kind, standing = STANDING_US }, sites, { world }) => {
    switch (kind) {
      case 'fifo':
        return;
      case 'lifo':
        sites.order = new NewestFirst();
        return;
      case 'adaptiveLifo':
        return installAdaptive(sites, new NewestFirstUnderPressure(standing, world.kernel));
      case 'priority':
        sites.order = new MostImportantFirst(world.attempts);
        return;
      default:
        unreachable(`order ${kind as string}`);
    }
  },
};

function installAdaptive(sites: ServerSites, order: NewestFirstUnderPressure): void {
  sites.order = order;
  sites.door.push(order);
}

const STANDING_US = 100_000 as Micros;
const LAST_RANK = 127;
