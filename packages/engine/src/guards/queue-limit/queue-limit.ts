import type { DoorGate, Station } from '../../sites.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

/** Refuses what arrives when all workers are busy and `capacity` attempts wait already. */
export class QueueLimit implements DoorGate {
  declare private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  admits(_attempt: Attempt, station: Station): boolean {
    return station.freeWorkers > 0 || station.queueLength < this.capacity;
  }

  onEntered(): void {}

  onLeft(): void {}
}

export const queueLimit: GuardBehaviour<'server', { readonly capacity: number }> = {
  key: 'queueLimit',
  side: 'server',
  install: ({ capacity }, sites) => {
    sites.door.push(new QueueLimit(capacity));
  },
};
