import { describe, expect, test } from 'vitest';
import type { Run } from '../src/index.ts';
import { planOf, runOf, runsOf, seriesOf, shop, shopGuards, sum, totalsOf } from './written.fixture.ts';

/** The average of a metric from one second to another, in runs with buckets of 1 s. */
function average(run: Run, [part, key]: readonly [string, string], [from, to]: readonly [number, number]): number {
  return sum(seriesOf(run, part, key).slice(from, to)) / (to - from);
}

describe('concurrency: the Universal Scalability Law', () => {
  const perSecond = (workers: number): number => {
    const busy = shop({
      duration: '60s',
      arrivals: { constant: '500/s' },
      server: { workers, service: { exponential: '100ms' }, slowsWith: { usl: { alpha: 0.05, beta: 0.01 } } },
    });
    return average(runOf(busy, shopGuards({}, { queueLimit: { capacity: 100 } })), ['checkout', 'served'], [5, 60]);
  };

  test('more workers do more, up to ten of them, and then less: 42.6/s at 10, 34.8/s at 20', () => {
    const measured = [1, 5, 10, 20, 40].map(perSecond);

    // The law, for workers that do 10/s alone. Some 2000 services make a standard error of 2 % (of 550: 4 %).
    const expected = [1, 5, 10, 20, 40].map((n) => (10 * n) / (1 + 0.05 * (n - 1) + 0.01 * n * (n - 1)));
    for (const [i, each] of expected.entries())
      expect(Math.abs(measured[i]! / each - 1), `${each}`).toBeLessThan(i === 0 ? 0.2 : 0.1);
    expect(measured[2]).toBe(Math.max(...measured));
    expect(measured[3]! / measured[2]!).toBeCloseTo(0.82, 1);
  });
});

describe('memory: the garbage collection case of OSDI ’22', () => {
  /**
   * A heap of 256 MB of which each attempt in the system holds 1.5. The attempts in the system are k = 0.1 s × load
   * without collecting and n with it, where n = k × f(n); that has solutions up to 245/s only. All 100 workers collecting
   * as much as they may do 140/s.
   */
  const memory = { heap: 256, baseline: 63, perAttempt: 1.485, atHalf: 0.5, atMost: 0.86 };
  const jobs = (change: { rates?: readonly number[]; heap?: number; gcPressure?: string } = {}) => {
    const { rates = [220, 260, 220, 180, 140], heap = 256, gcPressure } = change;
    return shop({
      duration: `${240 * rates.length}s`,
      arrivals: { constant: `${rates[0]}/s` },
      client: {
        goodWithin: '2s',
        schedule: rates.slice(1).map((rate, i) => ({ at: `${240 * (i + 1)}s`, rate: `${rate}/s` })),
      },
      server: { workers: 100, service: { constant: '100ms' }, memory: { ...memory, heap } },
      ...(gcPressure === undefined
        ? {}
        : { triggers: { gc: { at: '60s', for: gcPressure, gcPressure: { of: 'checkout', share: 0.5 } } } }),
    });
  };

  test('a peak of 260/s fills the queue, which goes on growing at 220/s, at 180/s, and stays at 58 000 at 140/s', () => {
    const run = runOf(jobs());

    expect(average(run, ['checkout', 'queue'], [60, 240])).toBeLessThan(1);
    expect(average(run, ['checkout', 'collecting'], [60, 240])).toBeLessThan(0.6);
    // What came beyond 140/s in three stages of 240 s: 120, 80 and 40/s, but for the start of the first.
    expect(average(run, ['checkout', 'queue'], [955, 960]) / 57_600).toBeCloseTo(1, 1);
    expect(average(run, ['checkout', 'queue'], [1_195, 1_200]) / 57_600).toBeCloseTo(1, 1);
    expect(average(run, ['checkout', 'collecting'], [300, 1_200])).toBeGreaterThan(0.84);
    expect(average(run, ['users', 'good'], [300, 1_200])).toBe(0);
    // The oldest came before the 33 600 of the last stage, and 24 000 of the one before, at 180/s.
    expect(average(run, ['checkout', 'oldestAge'], [1_195, 1_200]) / (240 + 24_000 / 180)).toBeCloseTo(1, 1);
  });

  test('the same peak does nothing with a heap of 384 MB, or with a limit of 60 attempts in the system', () => {
    const larger = runOf(jobs({ heap: 384 }));
    const limited = runOf(jobs(), shopGuards({}, { concurrencyLimit: { fixed: { limit: 60 } } }));

    expect(average(larger, ['users', 'good'], [240, 480])).toBeGreaterThan(255);
    expect(average(limited, ['users', 'good'], [240, 480])).toBeGreaterThan(225);
    expect(average(limited, ['users', 'good'], [490, 720])).toBeGreaterThan(215);
  });

  test('pressure for 20 s is enough to keep it down at 200/s for good, not at 130/s; a tenth of a second is not', () => {
    const goodAfter = (rate: number, gcPressure: string) => {
      const run = runOf(jobs({ rates: [rate], gcPressure }));
      return average(run, ['users', 'good'], [200, 238]) / rate;
    };

    expect(goodAfter(200, '20s')).toBe(0);
    expect(goodAfter(130, '20s')).toBeGreaterThan(0.95);
    expect(goodAfter(200, '100ms')).toBeGreaterThan(0.95);
  });
});

describe('what a refusal costs', () => {
  /** Goodput in the end, after a crowd, at 0.7 of the capacity of 100/s and with three retries. */
  const healed = (refusalCost: number): number[] => {
    const plan = planOf(
      shop({
        duration: '300s',
        arrivals: { poisson: '70/s' },
        client: { goodWithin: '10s' },
        server: { workers: 10, service: { exponential: '100ms' }, refusalCost },
        triggers: { crowd: { at: '20s', for: '3s', loadSpike: { of: 'users', factor: 4 } } },
      }),
      shopGuards({ retry: { maxAttempts: 4 } }, { queueLimit: { capacity: 50 } }),
    );
    return runsOf({ plan, seeds: 4 }).map((run) => average(run, ['users', 'good'], [260, 299]) / 70);
  };

  test('a failed state exists from λ(1 + r)κ = C on: 0.357 of a service here', () => {
    for (const share of [...healed(0), ...healed(0.3)]) expect(share).toBeGreaterThan(0.9);
    for (const share of healed(0.42)) expect(share).toBe(0);
  });
});

describe('errors and crashes', () => {
  const checkout = { workers: 10, service: { exponential: '50ms' } };
  const during = (trigger: Record<string, unknown>, server: Record<string, unknown> = {}) =>
    runOf(
      shop({
        duration: '60s',
        arrivals: { poisson: '100/s' },
        server: { ...checkout, ...server },
        triggers: { weather: { at: '20s', for: '20s', ...trigger } },
      }),
      shopGuards({ timeout: { after: '1s' } }),
    );

  test('an error burst fails its share, after the work or without any, and nothing before or after', () => {
    const late = during({ errorBurst: { of: 'checkout', share: 0.3 } });
    const fast = during({ errorBurst: { of: 'checkout', share: 0.3, fast: true } });

    for (const run of [late, fast]) {
      const errors = seriesOf(run, 'users -> checkout', 'error');
      // 2000 attempts with probability 0.3: a standard error of 20.5.
      expect(Math.abs(sum(errors) - 600)).toBeLessThan(5 * 20.5 + 0.3 * 5 * Math.sqrt(2_000));
      expect(sum(errors.slice(0, 20)) + sum(errors.slice(42))).toBe(0);
    }
    expect(totalsOf(late, 'checkout')['turnedAway']).toBe(0);
    expect(totalsOf(late, 'checkout')['errors']).toBe(totalsOf(late, 'users -> checkout')['error']);
    expect(totalsOf(fast, 'checkout')).toMatchObject({
      errors: 0,
      turnedAway: totalsOf(fast, 'users -> checkout')['error'],
    });
  });

  test('errors of its own and those of a burst add up as independent ones do', () => {
    const run = during({ errorBurst: { of: 'checkout', share: 0.5 } }, { errors: 0.2 });
    const errors = sum(seriesOf(run, 'checkout', 'errors').slice(21, 40));

    // 1900 attempts, 1 − 0.8 × 0.5 = 0.6 of which fail: 1140, with a standard error of √1900 × 0.6 for their number alone.
    expect(Math.abs(errors - 1_140)).toBeLessThan(5 * (0.6 * Math.sqrt(1_900) + Math.sqrt(1_900 * 0.24)));
  });

  test('a crash turns calls away for as long as it lasts; what it lost times out', () => {
    const run = during({ crash: { of: 'checkout' } });

    expect(average(run, ['users', 'good'], [20, 40])).toBe(0);
    expect(average(run, ['users', 'good'], [40, 60])).toBeGreaterThan(90);
    const { arrivals, lost, served, turnedAway } = totalsOf(run, 'checkout');
    const { error, timeout } = totalsOf(run, 'users -> checkout');
    expect(lost).toBeGreaterThan(0);
    expect([error, timeout]).toEqual([turnedAway, lost]);
    // A few are at a worker when the run ends.
    expect(arrivals! - lost! - served! - turnedAway!).toBeLessThanOrEqual(20);
  });

  test('a cold start makes a crash of a second one of many: with retries it does not come back at all', () => {
    const restarted = (coldStart: Record<string, unknown> | undefined) =>
      runOf(
        shop({
          duration: '120s',
          arrivals: { poisson: '150/s' },
          server: { ...checkout, ...(coldStart === undefined ? {} : { coldStart }) },
          triggers: { crash: { at: '20s', for: '1s', crash: { of: 'checkout' } } },
        }),
        shopGuards({ timeout: { after: '500ms' }, retry: { maxAttempts: 3, baseDelay: '100ms' } }),
      );

    expect(average(restarted(undefined), ['users', 'good'], [25, 120])).toBeGreaterThan(140);
    expect(average(restarted({ for: '20s', factor: 5 }), ['users', 'good'], [60, 120])).toBeLessThan(1);
  });
});
