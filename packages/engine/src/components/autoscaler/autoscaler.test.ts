import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanced, frontGuards, type WrittenBalanced } from '../../../test/balanced.fixture.ts';
import { parseScenario, planOf, runOf, seriesOf, shop, sum, totalsOf } from '../../../test/written.fixture.ts';
import { begin, compile, compileActions, seconds, type Run } from '../../index.ts';
import { wantedCount } from './horizontal-rule.ts';

describe('the rule', () => {
  const aim = { target: 100, tolerance: 0.1 };

  test.each([
    [4, 200, 8],
    [4, 50, 2],
    [10, 109, 10],
    [10, 110, 10],
    [10, 111, 12],
    [10, 90, 10],
    [10, 89, 9],
    [3, 0, 0],
  ])('with %i that are all ready, at %i of 100: %i', (current, metric, wanted) => {
    expect(wantedCount({ current, ready: current, metric }, aim)).toBe(wanted);
  });

  test('a third of three is one, whatever the last digit says', () => {
    expect(wantedCount({ current: 3, ready: 3, metric: 1 / 3 }, { target: 1, tolerance: 0.1 })).toBe(1);
    expect(wantedCount({ current: 10, ready: 10, metric: 0.77 }, { target: 0.7, tolerance: 0.1 })).toBe(10);
  });

  test('those that are not ready are taken to carry nothing: what has been ordered is waited for', () => {
    // 4 at twice the target want 8; with these 4 ordered the average over 8 is the target.
    expect(wantedCount({ current: 8, ready: 4, metric: 200 }, aim)).toBe(8);
    expect(wantedCount({ current: 8, ready: 4, metric: 215 }, aim)).toBe(8);
    expect(wantedCount({ current: 8, ready: 4, metric: 300 }, aim)).toBe(12);
    // The average over 8 is below the target: nobody is dismissed for that, as those that are ready are above it.
    expect(wantedCount({ current: 8, ready: 4, metric: 150 }, aim)).toBe(8);
    expect(wantedCount({ current: 8, ready: 4, metric: 50 }, aim)).toBe(2);
    expect(wantedCount({ current: 8, ready: 0, metric: NaN }, aim)).toBe(8);
  });

  test('it never goes against its own ratio, and does nothing within the tolerance (any reading)', () => {
    const reading = fc.record({
      current: fc.integer({ min: 1, max: 50 }),
      starting: fc.nat({ max: 49 }),
      metric: fc.double({ min: 0, max: 1_000, noNaN: true }),
    });
    fc.assert(
      fc.property(reading, ({ current, metric, starting }) => {
        const ready = Math.max(1, current - starting);
        const wanted = wantedCount({ current, ready, metric }, aim);
        if (metric >= 90 && metric <= 110 && ready === current) expect(wanted).toBe(current);
        if (metric >= 100) expect(wanted).toBeGreaterThanOrEqual(current);
        else expect(wanted).toBeLessThanOrEqual(current);
      }),
    );
  });
});

/** `checkout` has one worker of 100 ms; each replica does 10/s. */
const scaled = (scaler: Record<string, unknown>, rest: Partial<WrittenBalanced> = {}): WrittenBalanced => ({
  duration: '600s',
  arrivals: { constant: '60/s' },
  server: { workers: 1, replicas: 10, service: { constant: '100ms' } },
  others: { scaler: { autoscaler: { of: 'checkout', target: 0.6, max: 20, ...scaler } } },
  ...rest,
});
const least = frontGuards({ replicaChoice: { kind: 'leastInFlight' } });
const wantedOf = (run: Run): number[] => seriesOf(run, 'scaler', 'wanted').map(Math.round);
const readyOf = (run: Run): number[] => seriesOf(run, 'scaler', 'ready').map(Math.round);

describe('replicas', () => {
  test('at the target nothing happens; as many are built as there may ever be, and those beyond stand by', () => {
    const plan = planOf(balanced(scaled({})), least);
    const run = runOf(balanced(scaled({})), least);

    expect(plan.groups).toEqual([
      { name: 'checkout', members: Array.from({ length: 20 }, (_, i) => `checkout.${i + 1}`), initialCount: 10 },
    ]);
    expect(totalsOf(run, 'scaler')).toMatchObject({ scaleUps: 0, scaleDowns: 0, wanted: 10, ready: 10 });
    expect(totalsOf(run, 'front')).toMatchObject({ inService: 10, unavailable: 0 });
    expect(totalsOf(run, 'checkout.11')['arrivals']).toBe(0);
  });

  test('at a tick they are ordered, and ready after provisioning and readiness; then they get calls', () => {
    const steps = { client: { schedule: [{ at: '60s', rate: '90/s' }] } };
    const run = runOf(balanced(scaled({ provisioning: '20s', readiness: '10s' }, steps)), least);

    // 90/s ÷ (10/s × 0.6) = 15. The tick of 75 s has seen 15 s of it.
    const wanted = wantedOf(run);
    expect([wanted[74], wanted[75], wanted[599]]).toEqual([10, 15, 15]);
    const ready = readyOf(run);
    expect([ready[104], ready[105]]).toEqual([10, 15]);
    expect(seriesOf(run, 'front', 'inService')[105]).toBe(15);
    expect(sum(seriesOf(run, 'checkout.15', 'arrivals').slice(0, 105))).toBe(0);
    expect(seriesOf(run, 'checkout.15', 'arrivals')[110]).toBeGreaterThan(3);
    expect(totalsOf(run, 'scaler')).toMatchObject({ scaleUps: 1, scaleDowns: 0 });
  });

  test('they go only when nobody has asked for more in the last five minutes; the newest go', () => {
    const steps = { client: { schedule: [{ at: '60s', rate: '30/s' }] } };
    const run = runOf(balanced(scaled({}, steps)), least);

    // The tick of 60 s asks for 10 for the last time, that of 75 s for 6, some of the old load being in hand, then 5.
    const wanted = wantedOf(run);
    expect([wanted[359], wanted[374], wanted[375], wanted[599]]).toEqual([10, 10, 6, 5]);
    expect(sum(seriesOf(run, 'checkout.6', 'arrivals').slice(391))).toBe(0);
    expect(sum(seriesOf(run, 'checkout.5', 'arrivals').slice(391))).toBeGreaterThan(1_000);
    expect(totalsOf(run, 'users')['failed']).toBe(0);
  });

  test('what is dismissed before it was ready never gets a call', () => {
    const spike = {
      client: {
        schedule: [
          { at: '60s', rate: '90/s' },
          { at: '80s', rate: '40/s' },
        ],
      },
    };
    const run = runOf(balanced(scaled({ provisioning: '60s', scaleDownWindow: '0s' }, spike)), least);

    expect(Math.max(...wantedOf(run))).toBe(15);
    expect(Math.max(...readyOf(run))).toBe(10);
    expect(totalsOf(run, 'checkout.11')['arrivals']).toBe(0);
  });

  test('within its bounds', () => {
    const low = runOf(
      balanced(scaled({ min: 8, max: 12, scaleDownWindow: '0s' }, { arrivals: { constant: '1/s' } })),
      least,
    );
    const high = runOf(balanced(scaled({ min: 8, max: 12 }, { arrivals: { constant: '95/s' } })), least);

    expect(Math.min(...wantedOf(low))).toBe(8);
    expect(Math.max(...wantedOf(high))).toBe(12);
  });

  test('by what waits, or is in flight, of each', () => {
    const byInFlight = runOf(balanced(scaled({ metric: 'inFlight', target: 0.5 }, { duration: '60s' })), least);
    const byQueue = runOf(
      balanced(scaled({ metric: 'queue', target: 2 }, { arrivals: { constant: '110/s' }, duration: '60s' })),
      least,
    );

    // 6 are in flight at 10: 0.6 each, and 0.5 are to be.
    expect(wantedOf(byInFlight)[20]).toBe(12);
    // 10/s too many: after 15 s 150 wait; on average over the window 75, 7.5 each, with a target of 2; 20 at most.
    expect(wantedOf(byQueue)[20]).toBe(20);
  });

  test('one that has just come is measured since it came', () => {
    const server = { workers: 1, replicas: 1, service: { constant: '100ms' } };
    const run = runOf(
      balanced(scaled({ readiness: '14s' }, { server, duration: '40s', arrivals: { constant: '25/s' } })),
      least,
    );

    // Busy all the time at 15 s: 1 ÷ 0.6 of 1 are 2. At 30 s the second has been there for one second, and busy all of it.
    expect([wantedOf(run)[15], readyOf(run)[29], wantedOf(run)[30]]).toEqual([2, 2, 4]);
  });

  test('a new one starts cold where the server does', () => {
    const server = { workers: 1, replicas: 10, service: { constant: '100ms' }, coldStart: { for: '20s', factor: 4 } };
    const steps = { server, client: { schedule: [{ at: '60s', rate: '90/s' }] } };
    const run = runOf(balanced(scaled({ readiness: '10s' }, steps)), least);

    const { durations } = run.parts.find(({ name }) => name === 'checkout.15')!;
    expect(durations['sojourn']!.maxUs).toBeGreaterThan(200_000);
  });

  test('its readings disturb nothing: what is recorded is the same with a scaler that never acts', () => {
    const idle = scaled({ tolerance: 1, max: 10 }, { duration: '100s' });
    const { others: _, ...without } = idle;
    const [run, reference] = [runOf(balanced(idle), least), runOf(balanced(without), least)];

    expect(run.digest).toBe(reference.digest);
    for (const part of reference.parts) expect(run.parts.find(({ name }) => name === part.name)).toEqual(part);
  });
});

describe('the workers of one server', () => {
  const single = (scaler: Record<string, unknown>, arrivals: string, server: Record<string, unknown> = {}) => ({
    ...shop({
      duration: '600s',
      arrivals: { constant: arrivals },
      server: { workers: 10, service: { constant: '100ms' }, ...server },
    }),
    components: {
      ...shop({
        duration: '600s',
        arrivals: { constant: arrivals },
        server: { workers: 10, service: { constant: '100ms' }, ...server },
      }).components,
      scaler: { autoscaler: { of: 'checkout', target: 0.6, max: 30, ...scaler } },
    },
  });

  test('more of them than there were, or fewer', () => {
    const more = runOf(single({}, '90/s'));
    const fewer = runOf(single({ scaleDownWindow: '30s' }, '30/s'));

    expect([wantedOf(more)[15], readyOf(more)[44], readyOf(more)[45], wantedOf(more)[599]]).toEqual([15, 10, 15, 15]);
    expect(seriesOf(more, 'checkout', 'workers')[50]).toBe(15);
    expect(readyOf(fewer)[100]).toBe(5);
    expect(seriesOf(fewer, 'checkout', 'busy')[100]).toBeCloseTo(3, 6);
  });
});

test('names must lead to a server', () => {
  const lost = parseScenario(balanced(scaled({ of: 'nowhere' })));
  const { diagnostics } = compile(lost);

  expect(diagnostics.map(({ path, instead }) => [path.join('.'), instead])).toEqual([
    ['components.scaler.autoscaler.of', 'Write `checkout`.'],
  ]);
});

describe('the delay makes it swing', () => {
  /** Replicas do 10/s each, users come at 80/s. */
  const swinging = (scaler: Record<string, unknown>) => {
    const run = runOf(
      balanced({
        ...scaled({ readiness: '0s', scaleDownWindow: '0s', max: 40, ...scaler }),
        duration: '900s',
        bucket: '5s',
        arrivals: { poisson: '80/s' },
        server: { workers: 1, replicas: 10, service: { exponential: '100ms' } },
      }),
      least,
    );
    const ready = seriesOf(run, 'scaler', 'ready').slice(20);
    return {
      spread: Math.max(...ready) - Math.min(...ready),
      /** How often it falls below what the load needs. */
      falls: ready.filter((count, index) => index > 0 && count < 8 && ready[index - 1]! >= 8).length,
      inFlight: totalsOf(run, 'front')['inFlight']!,
    };
  };

  test('by what is in flight, from far too few to as many as it may have, and slower and farther the longer it takes', () => {
    const [prompt, slow, slower] = ['0s', '60s', '120s'].map((provisioning) =>
      swinging({ metric: 'inFlight', target: 2, provisioning }),
    );

    for (const each of [prompt, slow, slower]) expect(each!.spread).toBeGreaterThan(30);
    expect(prompt!.falls).toBeGreaterThan(12);
    expect(slow!.falls).toBeLessThan(0.6 * prompt!.falls);
    expect(slower!.falls).toBeLessThan(0.75 * slow!.falls);
    expect(slower!.falls).toBeGreaterThanOrEqual(2);
    expect(slow!.inFlight).toBeGreaterThan(3 * prompt!.inFlight);
    expect(slower!.inFlight).toBeGreaterThan(1.3 * slow!.inFlight);
  });

  test('five minutes of patience before it takes any away damp it; so does a measure that cannot run away', () => {
    const swing = swinging({ metric: 'inFlight', target: 2, provisioning: '60s' });
    const patient = swinging({ metric: 'inFlight', target: 2, provisioning: '60s', scaleDownWindow: '300s' });
    const calm = swinging({ metric: 'utilisation', target: 0.7, provisioning: '60s' });

    expect(patient.falls).toBeLessThan(0.5 * swing.falls);
    expect(patient.inFlight).toBeLessThan(0.5 * swing.inFlight);
    expect(calm.falls).toBe(0);
    expect(calm.spread).toBeLessThan(5);
  });
});

test('a run under way can be steered beside it', () => {
  const plan = planOf(balanced(scaled({}, { duration: '60s' })), least);
  const { actions } = compileActions(plan, [
    { at: seconds(10), do: { ejectReplica: { of: 'front', replica: 'checkout.1' } } },
  ]);
  const run = begin(plan, 1, { actions: actions! }).finish();

  expect(seriesOf(run, 'front', 'fit')[20]).toBe(9);
});
