import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARROW, runOf, shop, shopGuards, totalsOf } from '../../../test/written.fixture.ts';
import { seconds } from '../../core/time.ts';
import { ERROR, OK } from '../../traffic/outcome.ts';
import { ExpiringRetryBudget } from './expiring-retry-budget.ts';
import { RetryBudget } from './retry-budget.ts';

function granted(budget: RetryBudget | ExpiringRetryBudget, wanted = 1_000): number {
  let count = 0;
  while (count < wanted && budget.mayRetry()) {
    budget.onRetry();
    count++;
  }
  return count;
}

const times = (count: number, act: () => void) => Array.from({ length: count }, act);

test('funded by successes, only what ends OK earns', () => {
  const budget = new RetryBudget(0.1, 5, { fundedBy: 'successes' });
  expect(granted(budget)).toBe(5);

  times(100, () => budget.onFirstAttempt());
  times(100, () => budget.onOutcome(0, ERROR));
  times(9, () => budget.onOutcome(0, OK));
  expect(granted(budget)).toBe(0);
  budget.onOutcome(0, OK);
  expect(granted(budget)).toBe(1);
});

test('funded by first attempts, what comes of them earns nothing', () => {
  const budget = new RetryBudget(0.5, 5);
  granted(budget);
  times(100, () => budget.onOutcome(0, OK));

  expect(granted(budget)).toBe(0);
});

test('a floor of two a second earns two a second, saved up to the burst', () => {
  const clock = { nowUs: 0 };
  const budget = new RetryBudget(0, 5, { minPerSecond: 2, clock });
  granted(budget);
  const after = (us: number) => ((clock.nowUs += us), granted(budget));

  expect([499_999, 1, 500_000, 1_000_000, 60_000_000].map(after)).toEqual([0, 1, 1, 2, 5]);
});

test('retries never exceed ratio × first attempts + floor × time + burst', () => {
  const anyStep = fc.record({ waitUs: fc.nat({ max: 200_000 }), isFirst: fc.boolean() });

  fc.assert(
    fc.property(
      fc.array(anyStep, { size: 'max', maxLength: 300 }),
      fc.integer({ min: 1, max: 10 }),
      (steps, minPerSecond) => {
        const clock = { nowUs: 0 };
        const budget = new RetryBudget(0.3, 3, { minPerSecond, clock });
        let [firsts, retries] = [0, 0];
        for (const { isFirst, waitUs } of steps) {
          clock.nowUs += waitUs;
          if (isFirst) {
            firsts++;
            budget.onFirstAttempt();
          } else retries += granted(budget);
          expect(retries).toBeLessThanOrEqual(0.3 * firsts + (minPerSecond * clock.nowUs) / 1e6 + 3 + 1e-6);
        }
      },
    ),
  );
});

describe('Finagle’s: 10 s, 10/s, 20 %', () => {
  function finagle(params = {}) {
    const clock = { nowUs: 0 };
    const FINAGLE = { fundedBy: 'firstAttempts', ratio: 0.2, minPerSecond: 10, ttl: seconds(10) } as const;
    const budget = new ExpiringRetryBudget({ ...FINAGLE, ...params }, clock);
    const requests = (count: number) => times(count, () => budget.onFirstAttempt());
    return { clock, budget, requests };
  }

  test('the reserve is a hundred retries in ten seconds', () => {
    expect(granted(finagle().budget)).toBe(100);
  });

  test('five requests earn a retry', () => {
    const { budget, requests } = finagle({ minPerSecond: 0 });
    requests(4);
    expect(granted(budget)).toBe(0);
    requests(1);
    expect(granted(budget)).toBe(1);
    requests(1_000);
    expect(granted(budget)).toBe(200);
  });

  test('what was earned expires after ten seconds, in steps of one', () => {
    const { budget, clock, requests } = finagle({ minPerSecond: 0 });
    requests(50);
    clock.nowUs = seconds(1);
    requests(50);
    clock.nowUs = seconds(10) - 1;
    expect(granted(budget, 5)).toBe(5);
    clock.nowUs = seconds(10);
    expect(granted(budget)).toBe(5);
    clock.nowUs = seconds(11);
    requests(100);
    // The 50 of the second second and ten retries of the tenth and eleventh: those still count, against 100 new ones.
    expect(granted(budget)).toBe(10);
  });

  test('and so does what was spent: the reserve is whole again ten seconds later', () => {
    const { budget, clock } = finagle();
    expect(granted(budget)).toBe(100);
    clock.nowUs = seconds(10) - 1;
    expect(granted(budget)).toBe(0);
    clock.nowUs = seconds(10);
    expect(granted(budget)).toBe(100);
  });

  test('a ratio that divides 1000 into no whole number costs the whole part: of 0.3, 3333', () => {
    const { budget, requests } = finagle({ ratio: 0.3, minPerSecond: 0 });
    requests(3);
    expect(granted(budget)).toBe(0);
    requests(7);
    expect(granted(budget)).toBe(3);
  });

  test('with a ratio of 0 only the reserve is left', () => {
    const { budget, requests } = finagle({ ratio: 0 });
    requests(1_000);
    expect(granted(budget)).toBe(100);
  });

  test('funded by successes, requests earn nothing', () => {
    const { budget, requests } = finagle({ minPerSecond: 0, fundedBy: 'successes' });
    requests(100);
    times(10, () => budget.onOutcome(0, ERROR));
    expect(granted(budget)).toBe(0);
    times(10, () => budget.onOutcome(0, OK));
    expect(granted(budget)).toBe(2);
  });
});

test('in a run where all fails: a tenth of the calls, a fifth and ten a second, or what was saved up and no more', () => {
  const broken = shop({
    duration: '60s',
    arrivals: { poisson: '100/s' },
    server: { workers: 50, service: { exponential: '10ms' }, errors: 1 },
  });
  const retries = (retryBudget: Record<string, unknown>) => {
    const { calls, retries: made } = totalsOf(
      runOf(broken, shopGuards({ retry: { maxAttempts: 3 }, retryBudget })),
      ARROW,
    );
    return { share: made! / calls!, made: made! };
  };

  expect(retries({ ratio: 0.1 }).share).toBeCloseTo(0.1, 2);
  expect(Math.abs(retries({ ratio: 0.2, minPerSecond: 10, ttl: '10s' }).share - 0.3)).toBeLessThan(0.03);
  expect(retries({ ratio: 0.1, burst: 5, fundedBy: 'successes' }).made).toBe(5);
});
