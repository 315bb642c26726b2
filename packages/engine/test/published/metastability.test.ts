import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/index.ts';
import { sum } from '../written.fixture.ts';
import { perSecond, publishedRuns, variantOf } from './published.fixture.ts';

// Outcomes hold on each of 20 seeds, or the test says otherwise. Averages are over windows in which the state is settled.

describe('HotOS ’25, the running example (5/s, a worker of 10/s, timeout 5 s, 5 retries; 15/s from minute 5 to 15)', () => {
  const good = { part: 'clients', key: 'good' };
  const offered = { part: 'clients', key: 'offered' };
  const attempts = { part: 'clients -> server', key: 'attempts' };
  /** Share of the calls that ended well from a minute after the overload on. Calls of the last 5 s have had no time to. */
  const shareAfter = (run: Run) => perSecond(run, good, [960, 2_695]) / perSecond(run, offered, [960, 2_695]);

  test('with a queue of 150 no call ends well in the 30 minutes after, at nearly 30 attempts a second', () => {
    const runs = publishedRuns('hotos25-retry-queue');

    for (const run of runs) {
      expect(perSecond(run, good, [60, 300]), `seed ${run.seed}, before`).toBeGreaterThan(4.5);
      expect(perSecond(run, good, [905, 2_700]), `seed ${run.seed}, after`).toBe(0);
    }
    // An independent simulator gives 29.7. A run's 6000 calls of 20 minutes have a standard error of 6 √6000 / 1200 =
    // 0.39 attempts a second, the average over 20 runs one of 0.087: five of them, and half of the last digit quoted.
    const rates = runs.map((run) => perSecond(run, attempts, [1_500, 2_700]));
    expect(Math.abs(sum(rates) / rates.length - 29.7)).toBeLessThan(5 * 0.087 + 0.05);
  });

  test('with a queue of 35 it is well again a minute after, and stays so', () => {
    for (const run of publishedRuns('hotos25-retry-queue', { guards: variantOf('hotos25-retry-queue', 'queue-35') })) {
      expect(shareAfter(run), `seed ${run.seed}`).toBeGreaterThan(0.95);
    }
  });

  test.each([
    { capacity: 50, isStuck: false },
    { capacity: 70, isStuck: true },
  ])('the border lies between queues of 50 and of 70: $capacity (5 seeds)', ({ capacity, isStuck }) => {
    const guards = { servers: { server: { queueLimit: { capacity } } } };

    // From an independent simulator, not from the paper, which puts the point of no return near 40.
    for (const run of publishedRuns('hotos25-retry-queue', { guards, seeds: 5 })) {
      expect(shareAfter(run) < 0.5, `seed ${run.seed}`).toBe(isStuck);
    }
  });
});

describe('Bronson et al. ’21, the retry example (300/s, timeout 1 s, 1 retry; an outage of 10 s at 60 s)', () => {
  const good = { part: 'app', key: 'good' };
  const attempts = { part: 'app -> database', key: 'attempts' };

  test('at 280/s it stays down: no goodput, 560 attempts a second', () => {
    for (const run of publishedRuns('bronson-retries-280')) {
      expect(perSecond(run, good, [20, 60]), `seed ${run.seed}, before`).toBeGreaterThan(0.95 * 280);
      expect(perSecond(run, good, [72, 300]), `seed ${run.seed}, after`).toBe(0);
      // 56 000 calls, each sent twice: a standard error of 2 √56000 / 200 = 2.4 attempts a second; five of them.
      expect(Math.abs(perSecond(run, attempts, [100, 300]) - 560), `seed ${run.seed}`).toBeLessThan(5 * 2.4);
    }
  });

  test('at 120/s it heals within a minute', () => {
    for (const run of publishedRuns('bronson-retries-120')) {
      expect(perSecond(run, good, [72, 80]), `seed ${run.seed}, at first`).toBeLessThan(0.1 * 120);
      const share = perSecond(run, good, [130, 299]) / perSecond(run, { part: 'app', key: 'offered' }, [130, 299]);
      expect(share, `seed ${run.seed}, after`).toBeGreaterThan(0.99);
    }
  });
});
