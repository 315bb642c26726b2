import { expect, test } from 'vitest';
import { runOf, seriesOf, shop, shopGuards, sum } from '../../../test/written.fixture.ts';
import { millis } from '../../core/time.ts';
import type { Run } from '../../run.ts';
import { NewestFirstUnderPressure } from './queue-order.ts';

function orderOf(standingMs = 100) {
  const clock = { nowUs: 0 };
  const order = new NewestFirstUnderPressure(millis(standingMs), clock);
  const enter = (atMs: number, queueLength: number) => {
    clock.nowUs = millis(atMs);
    order.onEntered(0, { queueLength, freeWorkers: 0, inSystem: queueLength + 1 });
  };
  const servesNewest = (atMs: number) => {
    clock.nowUs = millis(atMs);
    return order.servesNewest();
  };
  return { enter, servesNewest };
}

test('first come, first served, until the queue has stood for more than 100 ms', () => {
  const { enter, servesNewest } = orderOf();
  enter(1_000, 0);
  enter(1_050, 1);

  expect([1_001, 1_100, 1_100.001].map(servesNewest)).toEqual([false, false, true]);
});

test('an arrival that finds it empty makes it first come, first served, again', () => {
  const { enter, servesNewest } = orderOf();
  enter(1_000, 0);
  enter(1_300, 5);
  expect(servesNewest(1_301)).toBe(true);
  enter(1_302, 0);

  expect(servesNewest(1_303)).toBe(false);
});

test('how long a queue must stand may be said', () => {
  const { enter, servesNewest } = orderOf(20);
  enter(1_000, 0);

  expect([1_020, 1_020.001].map(servesNewest)).toEqual([false, true]);
});

test('in a run: fair as first come, first served while load is light, and good as the newest first under overload', () => {
  const day = shop({
    duration: '60s',
    arrivals: { poisson: '30/s' },
    server: { workers: 1, service: { exponential: '10ms' } },
    client: { schedule: [{ at: '30s', rate: '150/s' }] },
    guards: shopGuards({ timeout: { after: '500ms' } }),
  });
  const runsIn = (kind: string): readonly Run[] =>
    [1, 2, 3, 4, 5].map((seed) => runOf(day, shopGuards({}, { queueOrder: { kind } }), seed));
  const [fifo, lifo, adaptive] = [runsIn('fifo'), runsIn('lifo'), runsIn('adaptiveLifo')];
  // The longest waits of a second are few and vary from seed to seed: by a tenth, in the average of five.
  const light = (runs: readonly Run[]) =>
    sum(runs.map((run) => sum(seriesOf(run, 'checkout', 'waitP99').slice(0, 30)))) / runs.length;
  const heavy = (runs: readonly Run[]) =>
    sum(runs.map((run) => sum(seriesOf(run, 'users', 'good').slice(35)) / 25)) / runs.length;

  expect(light(adaptive) / light(fifo)).toBeLessThan(1.1);
  expect(light(lifo) / light(fifo)).toBeGreaterThan(1.2);
  expect(heavy(fifo)).toBeLessThan(10);
  expect(heavy(adaptive)).toBeGreaterThan(80);
});
