import { describe, expect, test } from 'vitest';
import { Keys } from '../../src/components/client/keys.ts';
import type { KeyParams } from '../../src/components/client/params.ts';
import { Rng } from '../../src/core/rng.ts';
import { metrics, partOf } from '../../src/index.ts';
import { begin } from '../../src/simulate.ts';
import type { World } from '../../src/world.ts';
import { planOf, runOf, shop, totalsOf } from '../written.fixture.ts';

const SHOP = {
  duration: '100s',
  arrivals: { poisson: '50/s' },
  server: { workers: 3, service: { exponential: '50ms' }, errors: 0.1 },
};
const CLASSES = [
  { name: 'checkout', share: 0.2 },
  { name: 'browse', share: 0.7 },
  { name: 'batch', share: 0.1, priority: 7 },
];

/** How often each key is drawn in so many draws. */
function drawn(params: KeyParams, draws: number): number[] {
  const keys = new Keys(params, new Rng(1, 'keys'));
  const counts = Array.from({ length: params.count }, () => 0);
  for (let i = 0; i < draws; i++) counts[keys.next()]!++;
  return counts;
}

function expectShares(counts: readonly number[], shares: readonly number[], draws: number): void {
  for (const [key, share] of shares.entries()) {
    const tolerance = 5 * Math.sqrt(draws * share * (1 - share));
    expect(Math.abs(counts[key]! - draws * share), `key ${key}`).toBeLessThanOrEqual(tolerance);
  }
}

/** Columns of what is under way halfway through a run, which no door shows. */
function underWay(client: Record<string, unknown>): { keys: number[]; priorities: number[] } {
  const simulation = begin(
    planOf(shop({ ...SHOP, server: { workers: 1, service: { exponential: '1s' } }, client })),
    1,
  );
  simulation.advance(50e6);
  const { attempts } = (simulation as unknown as { world: World }).world;
  const rows = Array.from({ length: attempts.liveCount }, (_, row) => row);
  return { keys: rows.map((row) => attempts.key[row]!), priorities: rows.map((row) => attempts.priority[row]!) };
}

describe('keys', () => {
  test('follow Zipf’s law: the key of rank r is drawn in proportion to r^−s', () => {
    const weights = Array.from({ length: 1000 }, (_, key) => (key + 1) ** -1.3);
    const total = weights.reduce((sum, weight) => sum + weight, 0);

    const shares = weights.map((weight) => weight / total);
    expectShares(drawn({ law: 'zipf', exponent: 1.3, count: 1000 }, 500_000), shares, 500_000);
    // ζ(1.3) = 3.932, less what is beyond 1000, 1000^−0.3 ÷ 0.3.
    expect(shares[0]).toBeCloseTo(1 / (3.932 - 1000 ** -0.3 / 0.3), 3);
  });

  test('of exponent 0, or uniform, are all as likely', () => {
    const shares = Array.from({ length: 37 }, () => 1 / 37);

    expectShares(drawn({ law: 'zipf', exponent: 0, count: 37 }, 100_000), shares, 100_000);
    expectShares(drawn({ law: 'uniform', count: 37 }, 100_000), shares, 100_000);
  });

  test('may be a million, and the last one has its turn', () => {
    const counts = drawn({ law: 'zipf', exponent: 0.5, count: 1_000_000 }, 300_000);

    // The sum of r^−½ up to n is 2 √n − 1.46.
    const total = 2000 - 1.46;
    const lastHalf = (total - (2 * Math.sqrt(500_000) - 1.46)) / total;
    const measured = counts.slice(500_000).reduce((sum, count) => sum + count, 0) / 300_000;
    expect(Math.abs(measured - lastHalf)).toBeLessThan(5 * Math.sqrt((lastHalf * (1 - lastHalf)) / 300_000));
    expect(drawn({ law: 'uniform', count: 1 }, 10)).toEqual([10]);
    expect(drawn({ law: 'zipf', exponent: 2, count: 1 }, 10)).toEqual([10]);
  });

  test('go with every attempt; without keys nothing does', () => {
    const { keys } = underWay({ keys: { uniform: { count: 50 } } });

    expect(keys.length).toBeGreaterThan(500);
    expect(new Set(keys)).toEqual(new Set(Array.from({ length: 50 }, (_, key) => key)));
    expect(new Set(underWay({}).keys)).toEqual(new Set([-1]));
  });
});

describe('priorities', () => {
  const run = runOf(shop({ ...SHOP, client: { priorities: CLASSES, goodWithin: '100ms' } }));
  const classes = CLASSES.map(({ name }) => totalsOf(run, `users/${name}`));

  test('are drawn by the shares of their classes', () => {
    const calls = totalsOf(run, 'users')['offered']!;

    expectShares(
      classes.map(({ offered }) => offered!),
      CLASSES.map(({ share }) => share),
      calls,
    );
  });

  test('every call is counted with its class: together they are the client’s', () => {
    for (const key of ['offered', 'good', 'late', 'failed']) {
      const total = classes.reduce((sum, totals) => sum + totals[key]!, 0);
      expect(total, key).toBe(totalsOf(run, 'users')[key]);
      expect(Math.min(...classes.map((totals) => totals[key]!)), key).toBeGreaterThan(5);
    }
    const latencies = CLASSES.map(({ name }) => partOf(run, `users/${name}`).durations['latency']!);
    expect(latencies.reduce((sum, { sumUs }) => sum + sumUs, 0)).toBe(partOf(run, 'users').durations['latency']!.sumUs);
  });

  test('no class ends more calls than it has begun', () => {
    for (const { good, late, failed, offered } of classes) {
      expect(good! + late! + failed!).toBeLessThanOrEqual(offered!);
      expect(good! + late! + failed!).toBeGreaterThan(offered! - 40);
    }
  });

  test('are the place in the list, or what is said; they go with every attempt', () => {
    const { priorities } = underWay({ priorities: CLASSES });

    expect([...new Set(priorities)].sort((a, b) => a - b)).toEqual([0, 1, 7]);
    expect(new Set(underWay({}).priorities)).toEqual(new Set([0]));
  });

  test('a class is measured by the metrics that are declared for it', () => {
    const part = partOf(run, 'users/checkout');
    const keys = (form: string) => metrics.class.filter((metric) => metric.form === form).map(({ key }) => key);

    expect(part.kind).toBe('class');
    expect(Object.keys(part.totals)).toEqual(keys('count'));
    expect(Object.keys(part.durations)).toEqual(keys('duration'));
  });
});

test('what calls are about and how important they are changes nothing where nobody asks', () => {
  const plain = runOf(shop(SHOP));
  const told = runOf(shop({ ...SHOP, client: { keys: { zipf: { exponent: 1, count: 100 } }, priorities: CLASSES } }));

  expect(told.digest).toBe(plain.digest);
});
