import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/index.ts';
import { planOf, runsOf, seriesOf, sum, type WrittenGuards } from '../written.fixture.ts';

/**
 * Against an independent simulator of our own (not published): 10 workers of 100 ms, timeout 1 s, 3 retries, all workers
 * lost from 20 to 30 s, refusals silent. Only its clear rows are held against it, those of 0 or 20 seeds of 20.
 */
const outage = (perSecond: number, duration: string) => ({
  duration,
  components: {
    // Whatever ends OK counts, however late.
    users: { client: { arrivals: { poisson: `${perSecond}/s` }, goodWithin: '60s' } },
    database: { server: { workers: 10, service: { exponential: '100ms' }, refusal: 'silent' } },
  },
  arrows: { 'users -> database': {} },
  triggers: { down: { capacityLoss: { of: 'database' }, at: '20s', for: '10s' } },
  guards: { calls: { 'users -> database': { timeout: { after: '1s' }, retry: { maxAttempts: 4 } } } },
});
const GUARDS: Record<string, WrittenGuards> = {
  'no guard': {},
  'no retry': { calls: { 'users -> database': { retry: 'off' } } },
  'full jitter up to 1 s': {
    calls: { 'users -> database': { retry: { maxAttempts: 4, baseDelay: '1s', jitter: 'full' } } },
  },
  'newest first': { servers: { database: { queueOrder: { kind: 'lifo' } } } },
  'a queue of 60': { servers: { database: { queueLimit: { capacity: 60 } } } },
  'a queue of 80': { servers: { database: { queueLimit: { capacity: 80 } } } },
  'a queue of 90': { servers: { database: { queueLimit: { capacity: 90 } } } },
  'a queue of 105': { servers: { database: { queueLimit: { capacity: 105 } } } },
  'a budget of 0.1, 10 saved up': bucket(10),
  'a budget of 0.1, 500 saved up': bucket(500),
  'drops what has expired': dropping('0ms'),
  'drops what expires within 100 ms': dropping('100ms'),
  'drops what expires within 200 ms': dropping('200ms'),
  'a queue of 120': { servers: { database: { queueLimit: { capacity: 120 } } } },
};

/** A token bucket that successes fill. */
function bucket(burst: number): WrittenGuards {
  return { calls: { 'users -> database': { retryBudget: { ratio: 0.1, burst, fundedBy: 'successes' } } } };
}

function dropping(margin: string): WrittenGuards {
  return { calls: { 'users -> database': { deadline: {} } }, servers: { database: { dropExpired: { margin } } } };
}

/** The first second after the outage from which goodput was 92 % of the load for `span` seconds; infinity if never. */
function healedAfter(run: Run, { perSecond, span }: { perSecond: number; span: number }): number {
  const good = seriesOf(run, 'users', 'good');
  for (let from = 30; from + span <= good.length; from++) {
    if (sum(good.slice(from, from + span)) >= 0.92 * perSecond * span) return from - 30;
  }
  return Infinity;
}

describe('who heals within 90 s of an outage of 10 s (5 seeds each)', () => {
  test.each([
    ['no guard', { 50: false, 95: false }],
    ['full jitter up to 1 s', { 50: false, 85: false }],
    ['a queue of 120', { 50: false, 85: false }],
    ['no retry', { 70: true }],
    ['newest first', { 50: true, 95: true }],
    ['a queue of 60', { 50: true, 95: true }],
    ['a queue of 80', { 50: true, 85: true }],
    ['a queue of 90', { 50: true, 70: true, 95: false }],
    ['a queue of 105', { 70: false, 95: false }],
    ['a budget of 0.1, 10 saved up', { 50: true, 70: true, 95: false }],
    ['a budget of 0.1, 500 saved up', { 50: true, 85: false }],
    ['drops what has expired', { 70: false, 95: false }],
    ['drops what expires within 100 ms', { 50: true, 70: true, 95: false }],
    ['drops what expires within 200 ms', { 50: true, 85: true }],
  ])('%s', (guard, outcomes) => {
    for (const [load, heals] of Object.entries(outcomes)) {
      for (const run of runsOf({ plan: planOf(outage(Number(load), '120s'), GUARDS[guard]), seeds: 5 })) {
        const share = sum(seriesOf(run, 'users', 'good').slice(80, 120)) / 40 / Number(load);
        expect(share >= 0.92, `${load}/s, seed ${run.seed}: goodput is ${share} of the load`).toBe(heals);
      }
    }
  });
});

describe('critical slowing down', () => {
  test('healing takes ever longer as the load nears C ÷ attempts a call = 25/s, and beyond it never ends (4 seeds)', () => {
    const meanHealing = (perSecond: number) => {
      const runs = runsOf({ plan: planOf(outage(perSecond, '600s')), seeds: 4 });
      return sum(runs.map((run) => healedAfter(run, { perSecond, span: 5 }))) / runs.length;
    };

    // Backlog ÷ (100 − 4λ): some 10 s × 4λ to work off gives 15, 40 and 73 s in a fluid; each step well over the scatter.
    const [far, near, nearer, beyond] = [15, 20, 22, 30].map(meanHealing);

    expect(far).toBeLessThan(0.75 * near!);
    expect(near).toBeLessThan(0.75 * nearer!);
    expect(nearer).toBeLessThan(200);
    expect(beyond).toBe(Infinity);
  });
});
