import { expect, test } from 'vitest';
import { runOf, seriesOf, shop, shopGuards, sum } from '../../../test/written.fixture.ts';
import { RateLimit } from './rate-limit.ts';

test('takes in its burst at once, then one each time a token has come; only what enters takes one', () => {
  const clock = { nowUs: 0 };
  const limit = new RateLimit({ rate: 4, burst: 3 }, clock);
  const enter = (nowUs: number) => {
    clock.nowUs = nowUs;
    const isAdmitted = limit.admits() && limit.admits();
    if (isAdmitted) limit.onEntered();
    return isAdmitted;
  };

  expect([0, 0, 0, 0, 249_999, 250_000, 250_001, 1_000_000].map(enter)).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
    false,
    true,
  ]);
  expect([1_000_000, 1_000_000, 60_000_000, 60_000_000, 60_000_000, 60_000_000].map(enter)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('in a run: as many enter as the rate says, and at the least as come', () => {
  const busy = shop({
    duration: '60s',
    arrivals: { poisson: '300/s' },
    client: { schedule: [{ at: '30s', rate: '50/s' }] },
    server: { workers: 50, service: { exponential: '10ms' } },
  });
  const run = runOf(busy, shopGuards({}, { rateLimit: { rate: '200/s', burst: 20 } }));
  const total = (key: string, from: number, to: number) => sum(seriesOf(run, 'checkout', key).slice(from, to));

  // No more than the rate and the burst; a token is missed only in a rare lull.
  const entered = total('arrivals', 0, 30) - total('shed', 0, 30);
  expect(entered).toBeLessThanOrEqual(200 * 30 + 20);
  expect(entered).toBeGreaterThan(200 * 30 - 60);
  expect(total('shed', 31, 60)).toBe(0);
});
