import { expect, test } from 'vitest';
import { runOf, seriesOf, shop, shopGuards, sum } from '../../../test/written.fixture.ts';
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

test('priority ranks attempts by the priority of their calls, and is first come, first served, among equals', () => {
  const sites = openServerSites();
  const world = new World(1, 10);
  queueOrder.install({ kind: 'priority' }, sites, { world, place: 'checkout' });
  const rankOf = (priority: number) => {
    const attempt = world.attempts.open(0, 0);
    world.attempts.priority[attempt] = priority;
    return sites.order!.rankOf!(attempt);
  };

  expect([0, 3, 127, 1_000].map(rankOf)).toEqual([0, 3, 127, 127]);
  expect(sites.order!.servesNewest({ queueLength: 5, freeWorkers: 1, inSystem: 5 })).toBe(false);
});

test('in a run: the important wait as if they were alone, while the queue of the others grows without end', () => {
  const crowd = shop({
    duration: '60s',
    arrivals: { poisson: '260/s' },
    client: {
      goodWithin: '300ms',
      priorities: [
        { name: 'pay', share: 0.5 },
        { name: 'browse', share: 0.5 },
      ],
    },
    server: { workers: 10, service: { exponential: '50ms' } },
  });
  const goodOf = (name: string, kind: string) =>
    sum(seriesOf(runOf(crowd, shopGuards({}, { queueOrder: { kind } })), name, 'good').slice(30)) / 30;

  expect(goodOf('users/pay', 'priority')).toBeGreaterThan(0.95 * 130);
  expect(goodOf('users/browse', 'priority')).toBeLessThan(10);
  expect(goodOf('users/pay', 'fifo')).toBe(0);
});
