import { expect, test } from 'vitest';
import { QueueLimit } from './queue-limit.ts';

const admits = (capacity: number, station: { freeWorkers: number; queueLength: number }) =>
  new QueueLimit(capacity).admits(0, { ...station, inSystem: station.queueLength });

test('lets in as many to wait as its capacity', () => {
  expect([0, 1, 2, 3, 4].map((queueLength) => admits(3, { freeWorkers: 0, queueLength }))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('lets in whoever need not wait', () => {
  expect(admits(0, { freeWorkers: 1, queueLength: 0 })).toBe(true);
  expect(admits(0, { freeWorkers: 0, queueLength: 0 })).toBe(false);
});

test('in an outage free workers are fewer than none', () => {
  expect(admits(3, { freeWorkers: -4, queueLength: 2 })).toBe(true);
  expect(admits(3, { freeWorkers: -4, queueLength: 3 })).toBe(false);
});
