import { expect, test } from 'vitest';
import { openServerSites, type ServerSites } from '../../sites.ts';
import { World } from '../../world.ts';
import { queueOrder } from './queue-order.ts';

function sitesFor(kind: 'fifo' | 'lifo'): ServerSites {
  const sites = openServerSites();
  queueOrder.install({ kind }, sites, { world: new World(1, 10), place: 'checkout' });
  return sites;
}

test('lifo serves the newest first', () => {
  expect(sitesFor('lifo').order!.servesNewest({ queueLength: 5, freeWorkers: 1, inSystem: 5 })).toBe(true);
});

test('fifo is what a server does anyway', () => {
  expect(sitesFor('fifo').order).toBeNull();
});
