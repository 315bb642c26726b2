import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { micros, seconds } from '../src/core/time.ts';
import {
  begin,
  meanUs,
  metrics,
  partOf,
  quantileUs,
  simulate,
  systemSeries,
  triggerWindows,
  type Plan,
} from '../src/index.ts';
import { anyScenario } from './scenarios.fixture.ts';
import { ARROW, parseScenario, planOf, runOf, seriesOf, shop, shopGuards, sum, totalsOf } from './written.fixture.ts';

/** Looked at when a bucket ends, and so as good as buckets are narrow. */
const SAMPLED = ['oldestAge', 'collecting'];

/** A busy shop with some of everything: 96 % utilised, an outage, retries that are sometimes vetoed, some refusals. */
const BUSY = shop({
  duration: '30s',
  arrivals: { poisson: '120/s' },
  client: { goodWithin: '500ms', schedule: [{ at: '20s', rate: '60/s' }] },
  server: { workers: 5, service: { exponential: '40ms' }, errors: 0.05 },
  delay: '2ms',
  triggers: { down: { capacityLoss: { of: 'checkout' }, at: '8s', for: '2s' } },
  guards: shopGuards(
    {
      timeout: { after: '400ms' },
      retry: { maxAttempts: 3, baseDelay: '50ms', jitter: 'full' },
      retryBudget: { ratio: 0.3 },
    },
    { queueLimit: { capacity: 60 } },
  ),
});

/** Nothing random in it: a call every 100 ms, each served in 30 ms. */
const CLOCKWORK = shop({
  duration: '10s',
  arrivals: { constant: '10/s' },
  server: { workers: 1, service: { constant: '30ms' } },
});

describe('determinism', () => {
  test('the same scenario, guards and seed give the same run', () => {
    expect(simulate(planOf(BUSY), 7)).toEqual(simulate(planOf(BUSY), 7));
  });

  test('a plan can be run again: a run leaves nothing behind in it', () => {
    const plan = planOf(BUSY);
    const first = simulate(plan, 7);
    simulate(plan, 8);

    expect(simulate(plan, 7)).toEqual(first);
  });

  test('another seed gives another run', () => {
    const digests = [0, 1, 2, 3, 2 ** 32, 2 ** 32 + 1].map((seed) => simulate(planOf(BUSY), seed).digest);

    expect(new Set(digests).size).toBe(digests.length);
  });

  test('guards do not disturb the traffic: the same calls are begun whatever guards there are', () => {
    const guardless = {
      calls: { [ARROW]: { timeout: 'off', retry: 'off', retryBudget: 'off' } },
      servers: { checkout: { queueLimit: 'off' } },
    };
    const eager = shopGuards(
      { timeout: { after: '100ms' }, retry: { maxAttempts: 6, jitter: 'equal', baseDelay: '1s' } },
      { queueOrder: { kind: 'lifo' } },
    );

    const offered = [{}, guardless, eager].map((guards) => seriesOf(runOf(BUSY, guards), 'users', 'offered'));

    expect(offered[1]).toEqual(offered[0]);
    expect(offered[2]).toEqual(offered[0]);
  });

  test('guards do not disturb the work: a call brings the same work whatever the order it is served in', () => {
    // All calls come before anything is served and all are served in the end, so the work done is the work brought.
    const written = shop({
      duration: '200s',
      arrivals: { poisson: '50/s' },
      client: { schedule: [{ at: '10s', rate: '0/s' }] },
      server: { workers: 3, service: { exponential: '100ms' } },
      triggers: { down: { capacityLoss: { of: 'checkout' }, at: '0s', for: '10s' } },
    });

    const fifo = totalsOf(runOf(written), 'checkout');
    const lifo = totalsOf(runOf(written, shopGuards({}, { queueOrder: { kind: 'lifo' } })), 'checkout');

    // Both are the same whole number of µs divided by 200 s; sums of 200 buckets round differently by some 1e-16 each.
    expect(lifo['busy']).toBeCloseTo(fifo['busy']!, 9);
    expect(lifo['served']).toBe(fifo['served']);
  });

  test('the order in which guards are written changes no run', () => {
    const one = shopGuards({ timeout: { after: '300ms' }, retry: { maxAttempts: 3 }, retryBudget: { ratio: 0.1 } });
    const other = shopGuards({ retryBudget: { ratio: 0.1 }, retry: { maxAttempts: 3 }, timeout: { after: '300ms' } });

    expect(runOf(BUSY, other)).toEqual(runOf(BUSY, one));
  });

  test('one answer a microsecond later is another digest', () => {
    // 30 ms × 1.00003 is 30.001 ms: the call of 5.0 s, and only that one, is answered 1 µs later.
    const late = {
      ...CLOCKWORK,
      triggers: { late: { slowDown: { of: 'checkout', factor: 1.00003 }, at: '4.95s', for: '100ms' } },
    };

    const [before, after] = [runOf(CLOCKWORK), runOf(late)];

    expect(totalsOf(after, ARROW)['ok']).toBe(totalsOf(before, ARROW)['ok']);
    expect(partOf(after, ARROW).durations['latency']!.sumUs).toBe(
      partOf(before, ARROW).durations['latency']!.sumUs + 1,
    );
    expect(after.digest).not.toBe(before.digest);
  });

  test('one other outcome is another digest, and an unnoticed trigger is not', () => {
    const faulty = { ...CLOCKWORK, triggers: { down: { capacityLoss: { of: 'checkout' }, at: '4.9s', for: '50ms' } } };
    const unnoticed = {
      ...CLOCKWORK,
      triggers: { down: { capacityLoss: { of: 'checkout' }, at: '4.94s', for: '50ms' } },
    };
    const guards = shopGuards({}, { queueLimit: { capacity: 0 } });

    const digest = runOf(CLOCKWORK, guards).digest;

    expect(totalsOf(runOf(faulty, guards), ARROW)['shed']).toBe(1);
    expect(runOf(faulty, guards).digest).not.toBe(digest);
    expect(runOf(unnoticed, guards).digest).toBe(digest);
  });

  test('another outcome at the same moment is another digest', () => {
    const failing = shop({
      duration: '10s',
      arrivals: { constant: '10/s' },
      server: { workers: 1, service: { constant: '30ms' }, errors: 1 },
    });

    expect(runOf(failing).digest).not.toBe(runOf(CLOCKWORK).digest);
  });

  test('refuses a seed that is not a whole number', () => {
    expect(() => simulate(planOf(CLOCKWORK), 1.5)).toThrow('a seed is a whole number');
    expect(() => simulate(planOf(CLOCKWORK), -1)).toThrow('a seed is a whole number');
  });
});

describe('a run in pieces', () => {
  test('however a run is cut into pieces, it is the same', () => {
    const plan = planOf(BUSY);
    const whole = simulate(plan, 3);

    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 31_000_000 }), { maxLength: 40 }), (stops) => {
        const simulation = begin(plan, 3);
        for (const stop of stops) simulation.advance(stop);
        expect(simulation.finish()).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test('advancing goes to the end of the bucket that holds the time asked for', () => {
    const simulation = begin(planOf(BUSY), 1);

    simulation.advance(2_000_001);
    expect(simulation.nowUs).toBe(3_000_000);
    simulation.advance(3_000_000);
    expect(simulation.nowUs).toBe(3_000_000);
    expect(simulation.isOver).toBe(false);
    simulation.advance(Infinity);
    expect(simulation.nowUs).toBe(30_000_000);
    expect(simulation.isOver).toBe(true);
  });

  test('looking at a run changes nothing, and what was seen stays as it was', () => {
    const plan = planOf(BUSY);
    const simulation = begin(plan, 3);
    simulation.advance(9_000_000);
    const seen = simulation.snapshot();
    const copy = structuredClone(seen);

    expect(simulation.finish()).toEqual(simulate(plan, 3));
    expect(seen).toEqual(copy);
  });

  test('a snapshot is the beginning of the run', () => {
    const simulation = begin(planOf(BUSY), 3);
    simulation.advance(9_000_000);
    const early = simulation.snapshot();
    const run = simulation.finish();

    expect(early).toMatchObject({ ended: 'under-way', nowUs: 9_000_000, bucketCount: 9, durationUs: 30_000_000 });
    expect(run).toMatchObject({ ended: 'at-time', nowUs: 30_000_000, bucketCount: 30 });
    for (const part of early.parts) {
      for (const [key, values] of Object.entries(part.series)) {
        expect(values, `${part.name} ${key}`).toEqual(partOf(run, part.name).series[key]!.slice(0, 9));
      }
    }
    expect(early.marks).toEqual(run.marks.slice(0, 1));
  });

  test('a run can be posted: it is plain data', () => {
    const run = runOf(BUSY);

    expect(structuredClone(run)).toEqual(run);
  });

  test('however wide the buckets, what happened is the same', () => {
    const [narrow, wide] = [runOf({ ...BUSY, bucket: '100ms' }), runOf({ ...BUSY, bucket: '10s' })];

    expect(narrow.bucketCount).toBe(300);
    expect(wide.bucketCount).toBe(3);
    expect(narrow.digest).toBe(wide.digest);
    for (const part of narrow.parts) {
      for (const [key, total] of Object.entries(part.totals).filter(([key]) => !SAMPLED.includes(key)))
        expect(total, key).toBeCloseTo(partOf(wide, part.name).totals[key]!, 9);
      expect(part.durations).toEqual(partOf(wide, part.name).durations);
    }
  });
});

describe('totals', () => {
  test('a total is the sum of its series, a level the average of its series', () => {
    const run = runOf(BUSY);

    for (const part of run.parts) {
      const isLevel = (key: string) => metrics[part.kind].some((each) => each.key === key && each.form === 'level');
      for (const [key, total] of Object.entries(part.totals)) {
        const all = sum(part.series[key]!);
        expect(total, `${part.name} ${key}`).toBeCloseTo(isLevel(key) ? all / run.bucketCount : all, 9);
      }
    }
  });

  test('the warm-up is left out of totals, averages and histograms, and never of series', () => {
    const whole = runOf(BUSY);
    const warm = simulate(planOf(BUSY), 1, { warmUpUs: seconds(10) });

    expect(warm.warmUpUs).toBe(10_000_000);
    expect(warm.digest).toBe(whole.digest);
    for (const part of warm.parts) {
      expect(part.series).toEqual(partOf(whole, part.name).series);
    }
    const served = seriesOf(whole, 'checkout', 'served').slice(10);
    expect(totalsOf(warm, 'checkout')['served']).toBe(sum(served));
    expect(partOf(warm, 'checkout').durations['sojourn']!.count).toBe(sum(served));
    expect(sum(partOf(warm, 'checkout').durations['sojourn']!.bins)).toBe(sum(served));
    expect(totalsOf(warm, 'checkout')['busy']).toBeCloseTo(sum(seriesOf(whole, 'checkout', 'busy').slice(10)) / 20, 9);
    expect(totalsOf(warm, 'checkout')['utilisation']).toBeCloseTo(totalsOf(warm, 'checkout')['busy']! / 5, 9);
  });

  test('the warm-up ends with a bucket', () => {
    const run = simulate(planOf(BUSY), 1, { warmUpUs: micros(9_000_001) });

    expect(run.warmUpUs).toBe(10_000_000);
    expect(totalsOf(run, 'users')['offered']).toBe(sum(seriesOf(run, 'users', 'offered').slice(10)));
  });

  test('a warm-up ends before the run does', () => {
    const after = (warmUpUs: number) => () => simulate(planOf(BUSY), 1, { warmUpUs: micros(warmUpUs) });

    expect(after(29_999_999)).not.toThrow();
    expect(after(30_000_000)).toThrow('a warm-up ends before the run does');
    expect(after(31_000_000)).toThrow('a warm-up ends before the run does');
  });

  test('a warm-up that ends with the last bucket leaves nothing', () => {
    const run = simulate(planOf(BUSY), 1, { warmUpUs: micros(29_000_001) });

    for (const part of run.parts) {
      expect(Object.values(part.totals).every((total) => total === 0)).toBe(true);
      for (const { count, sumUs, maxUs } of Object.values(part.durations))
        expect([count, sumUs, maxUs]).toEqual([0, 0, 0]);
    }
  });

  test('quantiles of a bucket are of those that ended in it, NaN where none did', () => {
    const slow = shop({
      duration: '4s',
      arrivals: { constant: '0.5/s' },
      server: { workers: 1, service: { constant: '300ms' } },
    });

    const run = runOf(slow);

    expect(seriesOf(run, 'users', 'latencyP50')).toEqual([NaN, NaN, expect.closeTo(300_000, -3.5), NaN]);
    expect(seriesOf(run, ARROW, 'latencyP99')[2]).toBeCloseTo(300_000, -3.5);
    expect(seriesOf(run, 'checkout', 'waitP90')[2]).toBe(0);
    expect(meanUs(partOf(run, 'checkout').durations['sojourn']!)).toBe(300_000);
  });

  test('the system’s series are per second, over all clients and the arrows that leave them', () => {
    const two = {
      duration: '10s',
      bucket: '500ms',
      components: {
        web: { client: { arrivals: { constant: '20/s' }, goodWithin: '1s' } },
        app: { client: { arrivals: { constant: '10/s' }, goodWithin: '1s' } },
        checkout: { server: { workers: 4, service: { constant: '10ms' } } },
      },
      arrows: { 'web -> checkout': {}, 'app -> checkout': {} },
    };

    const { offered, good, attempts } = systemSeries(runOf(two));

    for (const series of [offered, good, attempts])
      expect([...series].slice(1)).toEqual(Array.from({ length: 19 }, () => 30));
  });
});

describe('limits', () => {
  const withLimits = (limits: Partial<Plan['limits']>): Plan => {
    const plan = planOf(BUSY);
    return { ...plan, limits: { ...plan.limits, ...limits } };
  };

  test('a run that reaches the event limit ends there and says so', () => {
    const run = simulate(withLimits({ events: 1_000 }), 1);

    expect(run).toMatchObject({ ended: 'event-limit', eventCount: 1_000 });
    expect(run.nowUs).toBeLessThan(run.durationUs);
    for (const part of run.parts)
      for (const values of Object.values(part.series)) expect(values.length).toBe(run.bucketCount);
  });

  test('a run that holds too many attempts ends there and says so', () => {
    // From 2 s on nothing is served, and ten attempts a second come to wait: the 21st of them at 4.1 s.
    const outage = shop({
      duration: '10s',
      arrivals: { constant: '10/s' },
      server: { workers: 2, service: { constant: '10ms' } },
      triggers: { out: { capacityLoss: { of: 'checkout' }, at: '2050ms', for: '7s' } },
    });
    const plan = planOf(outage);

    const run = simulate({ ...plan, limits: { ...plan.limits, liveAttempts: 20 } }, 1);

    expect(run).toMatchObject({ ended: 'attempt-limit', nowUs: 4_100_000, bucketCount: 5 });
  });

  test('an attempt over the limit ends the run even if it is refused at once', () => {
    const full = shop({
      duration: '10s',
      arrivals: { constant: '10/s' },
      server: { workers: 2, service: { constant: '100s' } },
    });
    const plan = planOf(full, shopGuards({}, { queueLimit: { capacity: 3 } }));

    const run = simulate({ ...plan, limits: { ...plan.limits, liveAttempts: 5 } }, 1);

    expect(run).toMatchObject({ ended: 'attempt-limit', nowUs: 600_000, bucketCount: 1 });
  });

  test('what a limit ended stays ended', () => {
    const simulation = begin(withLimits({ events: 1_000 }), 1);
    const run = simulation.finish();

    simulation.advance(30_000_000);

    expect(simulation.isOver).toBe(true);
    expect(simulation.finish()).toEqual(run);
  });

  test('what was reached before the limit is what the whole run had', () => {
    const [cut, whole] = [simulate(withLimits({ events: 1_000 }), 1), runOf(BUSY)];
    const complete = cut.bucketCount - 1;

    expect(complete).toBeGreaterThan(0);
    for (const part of cut.parts) {
      for (const [key, values] of Object.entries(part.series)) {
        expect(values.slice(0, complete), key).toEqual(partOf(whole, part.name).series[key]!.slice(0, complete));
      }
    }
  });
});

describe('calls and attempts', () => {
  test('a call that nobody disturbs takes the wire twice and the service once', () => {
    const run = runOf(
      shop({
        duration: '10s',
        arrivals: { constant: '10/s' },
        server: { workers: 1, service: { constant: '30ms' } },
        delay: '20ms',
      }),
    );

    expect(partOf(run, 'users').durations['latency']!).toMatchObject({ maxUs: 70_000, sumUs: 99 * 70_000 });
    expect(partOf(run, 'checkout').durations['sojourn']!.maxUs).toBe(30_000);
  });

  test('an attempt may be given up on the wire, and the server works on it all the same', () => {
    const impatient = shop({
      duration: '10s',
      arrivals: { constant: '10/s' },
      server: { workers: 1, service: { constant: '30ms' } },
      delay: '20ms',
    });

    const run = runOf(impatient, shopGuards({ timeout: { after: '10ms' } }));

    expect(totalsOf(run, ARROW)).toMatchObject({ attempts: 99, timeout: 99, ok: 0 });
    expect(totalsOf(run, 'checkout')).toMatchObject({ arrivals: 99, served: 99, wasted: 99 });
    expect(totalsOf(run, 'users')).toMatchObject({ offered: 99, failed: 99, good: 0 });
  });

  test('a refusal takes the wire twice', () => {
    const closed = shop({
      duration: '10s',
      arrivals: { constant: '1/s' },
      server: { workers: 1, service: { constant: '30ms' } },
      delay: '20ms',
      triggers: { down: { capacityLoss: { of: 'checkout' }, at: '0s', for: '10s' } },
    });

    // A retry follows each refusal at once: 5 attempts, each 40 ms on the wire.
    const run = runOf(closed, shopGuards({ retry: { maxAttempts: 5 } }, { queueLimit: { capacity: 0 } }));

    expect(totalsOf(run, ARROW)).toMatchObject({ calls: 9, attempts: 45, shed: 45, retries: 36 });
    expect(totalsOf(run, ARROW)['inFlight']).toBeCloseTo((9 * 5 * 40) / 10_000, 9);
  });

  test('an attempt times out if its answer takes longer, by a microsecond', () => {
    const short = runOf(CLOCKWORK, shopGuards({ timeout: { after: '29.999ms' } }));
    const long = runOf(CLOCKWORK, shopGuards({ timeout: { after: '30.001ms' } }));

    expect(totalsOf(short, ARROW)).toMatchObject({ timeout: 99, ok: 0 });
    expect(totalsOf(long, ARROW)).toMatchObject({ timeout: 0, ok: 99 });
  });

  test('a call is good up to and including `goodWithin`, late beyond', () => {
    const within = (goodWithin: string) =>
      totalsOf(
        runOf(
          shop({
            duration: '10s',
            arrivals: { constant: '10/s' },
            client: { goodWithin },
            server: { workers: 1, service: { constant: '30ms' } },
          }),
        ),
        'users',
      );

    expect(within('30ms')).toMatchObject({ good: 99, late: 0, failed: 0 });
    expect(within('29.999ms')).toMatchObject({ good: 0, late: 99, failed: 0 });
  });

  test('a full server says so, or is silent and lets the caller time out', () => {
    const full = (refusal: string) =>
      runOf(
        shop({
          duration: '10s',
          arrivals: { constant: '10/s' },
          client: { schedule: [{ at: '9s', rate: '0/s' }] },
          server: { workers: 1, service: { constant: '30ms' }, refusal },
          triggers: { down: { capacityLoss: { of: 'checkout' }, at: '0s', for: '10s' } },
        }),
        shopGuards({ timeout: { after: '200ms' } }, { queueLimit: { capacity: 0 } }),
      );

    const [answered, silent] = [full('answered'), full('silent')];

    expect(totalsOf(answered, ARROW)).toMatchObject({ attempts: 89, shed: 89, timeout: 0, inFlight: 0 });
    expect(totalsOf(silent, ARROW)).toMatchObject({ attempts: 89, shed: 0, timeout: 89 });
    for (const run of [answered, silent]) {
      expect(totalsOf(run, 'checkout')).toMatchObject({ arrivals: 89, shed: 89, served: 0 });
      expect(totalsOf(run, 'users')).toMatchObject({ failed: 89, good: 0 });
    }
  });

  test('an error is answered after all the work was done', () => {
    const run = runOf(
      shop({
        duration: '10s',
        arrivals: { constant: '10/s' },
        server: { workers: 1, service: { constant: '30ms' }, errors: 1 },
      }),
    );

    expect(totalsOf(run, ARROW)).toMatchObject({ error: 99, ok: 0, shed: 0, timeout: 0 });
    expect(totalsOf(run, 'checkout')).toMatchObject({ served: 99, errors: 99, busy: expect.closeTo(0.297, 9) });
    expect(totalsOf(run, 'users')).toMatchObject({ failed: 99, good: 0, late: 0 });
  });

  test('errors fall on the share asked for', () => {
    const run = runOf(
      shop({
        duration: '1000s',
        bucket: '10s',
        arrivals: { constant: '100/s' },
        server: { workers: 1, service: { constant: '1ms' }, errors: 0.2 },
      }),
    );
    const { errors, served } = totalsOf(run, 'checkout');

    // The standard error of a share p of n is √(p(1−p)/n): five of them.
    expect(Math.abs(errors! / served! - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / served!));
  });

  test.each([
    { failing: 0.1, attempts: 1.111, succeeding: 0.9999 },
    { failing: 0.5, attempts: 1.875, succeeding: 0.9375 },
    { failing: 0.9, attempts: 3.439, succeeding: 0.3439 },
    { failing: 1, attempts: 4, succeeding: 0 },
  ])(
    'three retries of attempts that fail with probability $failing make $attempts attempts a call',
    ({ failing, attempts, succeeding }) => {
      const run = runOf(
        shop({
          duration: '1000s',
          bucket: '100s',
          arrivals: { constant: '100/s' },
          client: { schedule: [{ at: '990s', rate: '0/s' }] },
          server: { workers: 5, service: { constant: '1ms' }, errors: failing },
        }),
        shopGuards({ retry: { maxAttempts: 4 } }),
      );
      const totals = totalsOf(run, ARROW);

      // Attempts of a call lie between 1 and 4, so their standard deviation is below 1.5; five standard errors each.
      expect(Math.abs(totals['attempts']! / totals['calls']! - attempts)).toBeLessThanOrEqual(
        (5 * 1.5) / Math.sqrt(totals['calls']!),
      );
      expect(Math.abs(totals['ok']! / totals['calls']! - succeeding)).toBeLessThanOrEqual(
        5 * Math.sqrt((succeeding * (1 - succeeding)) / totals['calls']!),
      );
    },
  );

  test('a call that backs off is neither in flight nor over', () => {
    const refused = shop({
      duration: '10s',
      arrivals: { constant: '0.5/s' },
      server: { workers: 1, service: { constant: '30ms' }, errors: 1 },
    });

    const run = runOf(refused, shopGuards({ retry: { maxAttempts: 3, baseDelay: '400ms', multiplier: 2 } }));

    // 4 calls (2, 4, 6 and 8 s), each 3 × 30 ms in flight and 400 + 800 ms between attempts.
    expect(totalsOf(run, ARROW)).toMatchObject({ calls: 4, attempts: 12, retries: 8, error: 12, vetoed: 0 });
    expect(totalsOf(run, ARROW)['inFlight']).toBeCloseTo((4 * 3 * 0.03) / 10, 9);
    expect(totalsOf(run, ARROW)['backingOff']).toBeCloseTo((4 * 1.2) / 10, 9);
  });

  test('a retry that a budget refuses ends its call, and is counted as vetoed', () => {
    const failing = shop({
      duration: '10s',
      arrivals: { constant: '10/s' },
      server: { workers: 1, service: { constant: '1ms' }, errors: 1 },
    });

    const run = runOf(failing, shopGuards({ retry: { maxAttempts: 2 }, retryBudget: { ratio: 0.1, burst: 3 } }));

    // The burst is full at the first call, so 99 calls find 3 tokens and what the other 98 have earned: 12 retries.
    expect(totalsOf(run, ARROW)).toMatchObject({ calls: 99, retries: 12, vetoed: 87, attempts: 111 });
    expect(totalsOf(run, 'users')['failed']).toBe(99);
  });
});

describe('the queue', () => {
  /** Three calls, at 1, 2 and 3 s, wait for the outage to end at 3.5 s; then each is served in 100 ms. */
  const QUEUED = shop({
    duration: '10s',
    arrivals: { constant: '1/s' },
    client: { goodWithin: '10s', schedule: [{ at: '3.2s', rate: '0/s' }] },
    server: { workers: 1, service: { constant: '100ms' } },
    triggers: { down: { capacityLoss: { of: 'checkout' }, at: '0s', for: '3.5s' } },
  });

  test('first come, first served, unless a guard says otherwise', () => {
    const run = runOf(QUEUED);

    // Waits of 2.5, 1.6 and 0.7 s.
    expect(partOf(run, 'checkout').durations['wait']).toMatchObject({ maxUs: 2_500_000, sumUs: 4_800_000 });
    expect(partOf(run, 'users').durations['latency']).toMatchObject({ maxUs: 2_600_000 });
    expect(runOf(QUEUED, shopGuards({}, { queueOrder: { kind: 'fifo' } })).digest).toBe(run.digest);
  });

  test('last come, first served, if a guard says so', () => {
    const run = runOf(QUEUED, shopGuards({}, { queueOrder: { kind: 'lifo' } }));

    // Waits of 0.5, 1.6 and 2.7 s: the same sum, for the work is the same.
    expect(partOf(run, 'checkout').durations['wait']).toMatchObject({ maxUs: 2_700_000, sumUs: 4_800_000 });
  });

  test('under overload the newest are served in time while the oldest are given up', () => {
    const overloaded = shop({
      duration: '60s',
      arrivals: { poisson: '200/s' },
      server: { workers: 1, service: { exponential: '10ms' } },
    });
    const timeout = { timeout: { after: '1s' } };

    const good = (order: string) =>
      sum(seriesOf(runOf(overloaded, shopGuards(timeout, { queueOrder: { kind: order } })), 'users', 'good').slice(30));

    expect(good('fifo')).toBe(0);
    expect(good('lifo')).toBeGreaterThan(0.9 * 100 * 30);
  });

  test('a queue limit of 2 lets two wait, and the next is refused', () => {
    const run = runOf(QUEUED, shopGuards({}, { queueLimit: { capacity: 2 } }));

    expect(totalsOf(run, 'checkout')).toMatchObject({ arrivals: 3, shed: 1, served: 2 });
    expect(seriesOf(run, 'checkout', 'queue').slice(0, 4)).toEqual([0, 1, 2, 1.1]);
  });

  test('a queue limit of 0 still admits whoever finds a free worker', () => {
    const run = runOf(CLOCKWORK, shopGuards({}, { queueLimit: { capacity: 0 } }));

    expect(totalsOf(run, 'checkout')).toMatchObject({ arrivals: 99, shed: 0, served: 99, queue: 0 });
  });
});

describe('the weather', () => {
  test('a load spike multiplies arrivals exactly in its window', () => {
    const run = runOf({
      ...CLOCKWORK,
      triggers: { rush: { loadSpike: { of: 'users', factor: 2 }, at: '3s', for: '4s' } },
    });

    expect(seriesOf(run, 'users', 'offered')).toEqual([9, 10, 10, 20, 20, 20, 20, 10, 10, 10]);
  });

  test('overlapping spikes multiply, and afterwards the load is exactly as before', () => {
    const run = runOf({
      ...CLOCKWORK,
      triggers: {
        rush: { loadSpike: { of: 'users', factor: 2 }, at: '3s', for: '3s' },
        sale: { loadSpike: { of: 'users', factor: 3 }, at: '5s', for: '2s' },
      },
    });

    expect(seriesOf(run, 'users', 'offered')).toEqual([9, 10, 10, 20, 20, 60, 30, 10, 10, 10]);
  });

  test('a spike of factor 0 stops arrivals, and they go on where they stopped', () => {
    const run = runOf({
      ...CLOCKWORK,
      triggers: { calm: { loadSpike: { of: 'users', factor: 0 }, at: '3.05s', for: '4s' } },
    });

    // The call of 3.1 s had 50 ms to go, so it comes at 7.1 s.
    expect(seriesOf(run, 'users', 'offered')).toEqual([9, 10, 10, 1, 0, 0, 0, 9, 10, 10]);
  });

  test('a schedule changes the rate at its steps', () => {
    const stepped = shop({
      duration: '10s',
      arrivals: { constant: '10/s' },
      client: {
        schedule: [
          { at: '2s', rate: '0/s' },
          { at: '4s', rate: '20/s' },
          { at: '8s', rate: '5/s' },
        ],
      },
      server: { workers: 1, service: { constant: '1ms' } },
    });

    // The call due at 2 s is stopped at the last moment and comes at 4 s.
    expect(seriesOf(runOf(stepped), 'users', 'offered')).toEqual([9, 10, 0, 0, 20, 20, 20, 20, 5, 5]);
  });

  test('Poisson arrivals come at the scheduled rate, and spikes multiply the step in force', () => {
    const stepped = shop({
      duration: '300s',
      arrivals: { poisson: '100/s' },
      client: { schedule: [{ at: '100s', rate: '50/s' }] },
      server: { workers: 1, service: { constant: '1ms' } },
      triggers: { rush: { loadSpike: { of: 'users', factor: 4 }, at: '200s', for: '50s' } },
    });

    const offered = seriesOf(runOf(stepped), 'users', 'offered');

    // A Poisson count with mean m has the standard deviation √m: five of them.
    for (const [from, to, mean] of [
      [0, 100, 10_000],
      [100, 200, 5_000],
      [200, 250, 10_000],
      [250, 300, 2_500],
    ] as const) {
      expect(Math.abs(sum(offered.slice(from, to)) - mean), `${from} s`).toBeLessThan(5 * Math.sqrt(mean));
    }
    // Their variance is their mean, so the dispersion of 100 counts is 1 with a standard error of about √(2/99).
    const first = offered.slice(0, 100);
    const mean = sum(first) / 100;
    const dispersion = sum(first.map((count) => (count - mean) ** 2)) / 99 / mean;
    expect(Math.abs(dispersion - 1)).toBeLessThan(5 * Math.sqrt(2 / 99));
  });

  test.each(['7/s', '300/s', '7000/s', '60000/s'])(
    'constant arrivals keep their rate of %s, though it is no whole number of µs',
    (rate) => {
      const run = runOf(
        shop({ duration: '10s', arrivals: { constant: rate }, server: { workers: 100, service: { constant: '1ms' } } }),
      );

      // 10 s hold ten times the rate, but for the first interval.
      expect(Math.abs(totalsOf(run, 'users')['offered']! - 10 * Number.parseFloat(rate))).toBeLessThanOrEqual(1);
    },
  );

  test('in an outage busy workers finish what they do and nothing new is started', () => {
    const busy = shop({
      duration: '10s',
      bucket: '100ms',
      arrivals: { constant: '10/s' },
      server: { workers: 4, service: { constant: '350ms' } },
      triggers: { down: { capacityLoss: { of: 'checkout' }, at: '5s', for: '2s' } },
    });

    const run = runOf(busy);

    // Started at 4.7, 4.8 and 4.9 s, they are served by 5.25 s.
    const [served, queue] = [seriesOf(run, 'checkout', 'served'), seriesOf(run, 'checkout', 'queue')];
    expect(served.slice(50, 54)).toEqual([1, 1, 1, 0]);
    expect(sum(served.slice(53, 73))).toBe(0);
    expect(Math.max(...seriesOf(run, 'checkout', 'busy').slice(53, 70))).toBe(0);
    expect(queue[69]).toBe(20);
    expect(seriesOf(run, 'checkout', 'busy')[70]).toBe(4);
    expect(served[73]).toBe(4);
  });

  test('of 4 workers a loss of 0.5 leaves 2, and they come back', () => {
    const crowded = shop({
      duration: '10s',
      bucket: '100ms',
      arrivals: { constant: '100/s' },
      server: { workers: 4, service: { constant: '100ms' } },
      triggers: { half: { capacityLoss: { of: 'checkout', share: 0.5 }, at: '5s', for: '2s' } },
    });

    const busy = seriesOf(runOf(crowded), 'checkout', 'busy');

    expect(busy.slice(45, 50)).toEqual([4, 4, 4, 4, 4]);
    expect(busy.slice(51, 70)).toEqual(Array.from({ length: 19 }, () => 2));
    expect(busy.slice(70, 75)).toEqual([4, 4, 4, 4, 4]);
  });

  test('a slow-down stretches what is started while it lasts, and nothing else', () => {
    const written = {
      ...shop({
        duration: '10s',
        arrivals: { constant: '1/s' },
        server: { workers: 9, service: { constant: '100ms' } },
      }),
      triggers: {
        slow: { slowDown: { of: 'checkout', factor: 5 }, at: '3.05s', for: '2s' },
        short: { slowDown: { of: 'checkout', factor: 9 }, at: '7.01s', for: '50ms' },
      },
    };

    const p50 = seriesOf(runOf(written), 'users', 'latencyP50').map((us) => Math.round(us / 10_000) * 10);

    // Begun at 3.0 s, before it, and at 7.0 s, under way during a short one: 100 ms as ever.
    expect(p50).toEqual([NaN, 100, 100, 100, 500, 500, 100, 100, 100, 100]);
  });

  test('what begins at the moment a slow-down begins is slow, at the moment it ends is not', () => {
    const written = {
      ...shop({
        duration: '10s',
        arrivals: { constant: '1/s' },
        server: { workers: 9, service: { constant: '100ms' } },
      }),
      triggers: { slow: { slowDown: { of: 'checkout', factor: 5 }, at: '3s', for: '2s' } },
    };

    const p50 = seriesOf(runOf(written), 'users', 'latencyP50').map((us) => Math.round(us / 10_000) * 10);

    expect(p50).toEqual([NaN, 100, 100, 500, 500, 100, 100, 100, 100, 100]);
  });

  test('each trigger leaves a mark when it begins and when it ends, in order of time', () => {
    const run = runOf({
      ...CLOCKWORK,
      triggers: {
        slow: { slowDown: { of: 'checkout', factor: 2 }, at: '4s', for: '4s' },
        rush: { loadSpike: { of: 'users', factor: 2 }, at: '2.5s', for: '3s' },
      },
    });

    expect(run.marks).toEqual([
      { atUs: 2_500_000, kind: 'trigger-begins', name: 'rush', part: 'users' },
      { atUs: 4_000_000, kind: 'trigger-begins', name: 'slow', part: 'checkout' },
      { atUs: 5_500_000, kind: 'trigger-ends', name: 'rush', part: 'users' },
      { atUs: 8_000_000, kind: 'trigger-ends', name: 'slow', part: 'checkout' },
    ]);
  });

  test('windows say when triggers act, on what, and what a chart writes into them', () => {
    const scenario = parseScenario({
      ...CLOCKWORK,
      triggers: {
        slow: { slowDown: { of: 'checkout', factor: 10 }, at: '4s', for: '4s' },
        rush: { loadSpike: { of: 'users', factor: 2.5 }, at: '2s', for: '3s' },
        down: { capacityLoss: { of: 'checkout' }, at: '1s', for: '1s' },
        half: { capacityLoss: { of: 'checkout', share: 0.5 }, at: '1s', for: '1s' },
      },
    });

    expect(triggerWindows(scenario)).toEqual([
      { name: 'slow', part: 'checkout', label: 'slow ×10', fromUs: 4_000_000, toUs: 8_000_000 },
      { name: 'rush', part: 'users', label: 'load ×2.5', fromUs: 2_000_000, toUs: 5_000_000 },
      { name: 'down', part: 'checkout', label: 'outage', fromUs: 1_000_000, toUs: 2_000_000 },
      { name: 'half', part: 'checkout', label: '−50 % workers', fromUs: 1_000_000, toUs: 2_000_000 },
    ]);
  });
});

describe('every scenario', () => {
  test('comes to an end, whatever its guards and its weather', () => {
    fc.assert(
      fc.property(anyScenario(), fc.nat(), (written, seed) => {
        const run = runOf(written, {}, seed);

        expect(run.ended).toBe('at-time');
        expect(run.nowUs).toBe(run.durationUs);
        for (const part of run.parts) {
          for (const [key, total] of Object.entries(part.totals))
            expect(total, `${part.name} ${key}`).toBeGreaterThanOrEqual(0);
          for (const duration of Object.values(part.durations)) expect(quantileUs(duration, 0.99)).not.toBeLessThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});
