import type { QueueOrder } from '../../sites.ts';
import type { GuardBehaviour } from '../guard.ts';

/**
 * Serves the newest first. Under overload somebody still waits for the newest, while the oldest has been given up.
 *
 * Source: B. Maurer, "Fail at Scale", ACM Queue 13(8), 2015 (there adaptive: first in first out while no queue stands).
 */
class NewestFirst implements QueueOrder {
  servesNewest(): boolean {
    return true;
  }
}

export const queueOrder: GuardBehaviour<'server', { readonly kind: 'fifo' | 'lifo' }> = {
  key: 'queueOrder',
  side: 'server',
  install: ({ kind }, sites) => {
    sites.order = kind === 'lifo' ? new NewestFirst() : null;
  },
};
