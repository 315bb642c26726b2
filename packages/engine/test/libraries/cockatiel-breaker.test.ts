import {
  circuitBreaker,
  ConsecutiveBreaker,
  CountBreaker,
  handleAll,
  SamplingBreaker,
  type IBreaker,
  type IHalfOpenSamplingOptions,
} from 'cockatiel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  A_LITTLE,
  anyEvents,
  breakerParams,
  compare,
  OurBreaker,
  PromisedGate,
  story,
  Tally,
  type BreakerEvent,
  type LibraryBreaker,
} from './breaker.fixture.ts';
import { atTimeZero } from './virtual-time.fixture.ts';

/*
 * cockatiel opens when a share of *more than* its threshold has failed, ours, after Hystrix, resilience4j and Polly, at
 * the share itself. For the comparisons its threshold is set a little lower, so that both say the same.
 */

class CockatielBreaker extends PromisedGate implements LibraryBreaker {
  private readonly breaker: IBreaker;

  constructor(breaker: IBreaker, openForMs: number, halfOpenSampling?: IHalfOpenSamplingOptions) {
    const sampling = halfOpenSampling === undefined ? {} : { halfOpenSampling };
    const policy = circuitBreaker(handleAll, { breaker, halfOpenAfter: openForMs, ...sampling });
    super((action, signal) => policy.execute(action, signal));
    this.breaker = breaker;
  }

  judged(): { failures: number; total: number } {
    const state = this.breaker.state as Record<string, number>;
    const failures = state['failures'] ?? state['currentFailures']!;
    return { failures, total: failures + (state['successes'] ?? state['currentSuccesses']!) };
  }
}

const percent = fc.integer({ min: 1, max: 100 });

test('ConsecutiveBreaker: a window of n that failed as a whole', async () => {
  const tally = new Tally();
  const settings = fc.record({ count: fc.integer({ min: 1, max: 5 }), events: anyEvents(0.6) });

  await fc.assert(
    fc.asyncProperty(settings, ({ count, events }) =>
      atTimeZero(() => {
        const rule = { failureRatio: 1, minimum: count };
        const ours = new OurBreaker(breakerParams({ ...rule, window: { count }, openFor: '3s' }));
        const theirs = Object.assign(new CockatielBreaker(new ConsecutiveBreaker(count), 3_000), {
          judged: () => expect.unreachable('an answer OK ends a row of failures'),
        });

        return compare({ ours, theirs, rule, attempts: 'overlapping', goesOn: true }, events, tally);
      }),
    ),
    { numRuns: 100 },
  );

  expectAllSeen(tally);
});

test('CountBreaker: a share of the latest n', async () => {
  const tally = new Tally();
  const settings = fc.integer({ min: 1, max: 20 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      minimum: fc.integer({ min: 1, max: count }),
      ratio: percent.map((share) => share / 100),
      events: anyEvents(0.5),
    }),
  );

  await fc.assert(
    fc.asyncProperty(settings, ({ count, minimum, ratio, events }) =>
      atTimeZero(() => {
        const rule = { failureRatio: ratio, minimum };
        const ours = new OurBreaker(breakerParams({ ...rule, window: { count }, openFor: '3s' }));
        const breaker = new CountBreaker({ threshold: ratio - A_LITTLE, size: count, minimumNumberOfCalls: minimum });
        const theirs = new CockatielBreaker(breaker, 3_000);

        return compare({ ours, theirs, rule, attempts: 'overlapping', goesOn: false }, events, tally);
      }),
    ),
    { numRuns: 120 },
  );

  expectAllSeen(tally);
  expect(tally.openedOnOk).toBeGreaterThan(0);
});

test('SamplingBreaker: a share of the latest seconds, while something ends at the beginning of each', async () => {
  const tally = new Tally();
  const settings = fc.record({
    seconds: fc.constantFrom(5, 10, 30),
    perSecond: fc.integer({ min: 1, max: 2 }),
    stepMs: fc.constantFrom(200, 250, 500, 1_000),
    ratio: percent.map((share) => share / 100),
    // Long stretches in which most answers are OK, and others in which most are not.
    answers: fc
      .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 30, 70)), { minLength: 4, maxLength: 10 })
      .chain((stretches) =>
        fc.tuple(
          ...stretches.flatMap(([length, failing]) =>
            Array.from({ length }, () => percent.map((share) => share > failing)),
          ),
        ),
      ),
  });

  await fc.assert(
    fc.asyncProperty(settings, ({ seconds, perSecond, stepMs, ratio, answers }) =>
      atTimeZero(() => {
        const rule = { failureRatio: ratio, minimum: seconds * perSecond };
        const window = { time: `${seconds}s` };
        const ours = new OurBreaker(breakerParams({ ...rule, window, buckets: seconds, openFor: '3s' }));
        const breaker = new SamplingBreaker({
          threshold: ratio - A_LITTLE,
          duration: seconds * 1_000,
          minimumRps: perSecond,
        });
        const theirs = new CockatielBreaker(breaker, 3_000);
        const events = answers.flatMap((isOk): BreakerEvent[] => [
          { kind: 'send' },
          { kind: 'end', isOk, which: 0 },
          { kind: 'wait', ms: stepMs },
        ]);

        return compare({ ours, theirs, rule, attempts: 'momentary', goesOn: false }, events, tally);
      }),
    ),
    { numRuns: 100 },
  );

  expectAllSeen(tally);
});

/** Columns: attempts that ours lets out, and cockatiel. */
describe('where they differ', () => {
  const OURS = { failureRatio: 0.5, minimum: 4, window: { count: 4 }, openFor: '5s' };
  const counting = () => new CountBreaker({ threshold: 0.5, size: 4 });
  const play = (script: string, { theirs = counting(), sampling, ours = {} }: Played = {}) =>
    atTimeZero(() =>
      story(
        [new OurBreaker(breakerParams({ ...OURS, ...ours })), new CockatielBreaker(theirs, 5_000, sampling)],
        script,
      ),
    );

  test('just at the ratio ours opens, as Hystrix, resilience4j and Polly; cockatiel only above it', async () => {
    expect(
      await play(`ok 2
      fail 2
      send a`),
    ).toMatchInlineSnapshot(`
      "ok 2        2 2
      fail 2      2 2
      send a      0 1"
    `);
  });

  test('an answer OK that makes the minimum full opens ours, as resilience4j; cockatiel waits for the next failure', async () => {
    expect(
      await play(`fail 3
      ok
      fail
      send a`),
    ).toMatchInlineSnapshot(`
      "fail 3      3 3
      ok          1 1
      fail        0 1
      send a      0 0"
    `);
  });

  test('closing forgets all, as in Hystrix, resilience4j and Polly; cockatiel remembers the probe', async () => {
    expect(
      await play(`fail 4
      wait 5
      ok
      fail 3
      send a`),
    ).toMatchInlineSnapshot(`
      "fail 4      4 4
      wait 5
      ok          1 1
      fail 3      3 3
      send a      1 0"
    `);
  });

  test('what was sent before it opened is no probe and changes nothing; a late failure opens cockatiel again', async () => {
    expect(
      await play(`send late
      fail 4
      wait 5
      send probe
      late fail
      probe ok
      send a`),
    ).toMatchInlineSnapshot(`
      "send late   1 1
      fail 4      4 4
      wait 5
      send probe  1 1
      late fail
      probe ok
      send a      1 0"
    `);
  });

  test('all probes are waited for, as in resilience4j; cockatiel opens at the first failure too many', async () => {
    expect(
      await play(
        `fail 4
      wait 5
      send a b
      a fail
      b fail
      send c d
      wait 5
      send e`,
        { sampling: { calls: 4, threshold: 0.25 }, ours: { probes: 4 } },
      ),
    ).toMatchInlineSnapshot(`
      "fail 4      4 4
      wait 5
      send a b    2 2
      a fail
      b fail
      send c d    2 0
      wait 5
      send e      0 1"
    `);
  });

  test('a window of time goes by though nothing happens; that of cockatiel only moves with what ends', async () => {
    expect(
      await play(
        `fail 9
      wait 100
      fail 1
      send a`,
        {
          theirs: new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 1 }),
          ours: { window: { time: '10s' }, minimum: 10 },
        },
      ),
    ).toMatchInlineSnapshot(`
      "fail 9      9 9
      wait 100
      fail 1      1 1
      send a      1 0"
    `);
  });

  test('what comes during a probe is held back; cockatiel keeps it until the probe has ended, and then sends it', async () => {
    await atTimeZero(async () => {
      const policy = circuitBreaker(handleAll, { breaker: new ConsecutiveBreaker(1), halfOpenAfter: 0 });
      await policy.execute(() => Promise.reject(new Error('the callee failed'))).catch(() => {});
      const order: string[] = [];
      const attempt = (name: string) => policy.execute(async () => void order.push(name));

      const both = [attempt('probe'), attempt('kept')];
      const sentAtOnce = [...order];
      await Promise.all(both);

      expect(sentAtOnce).toEqual(['probe']);
      expect(order).toEqual(['probe', 'kept']);
    });
  });

  interface Played {
    readonly theirs?: IBreaker;
    readonly sampling?: IHalfOpenSamplingOptions;
    readonly ours?: Record<string, unknown>;
  }
});

function expectAllSeen({ blocked, closed, opened, reopened, sent }: Tally): void {
  expect(Math.min(opened, reopened, closed)).toBeGreaterThanOrEqual(5);
  expect(Math.min(sent, blocked)).toBeGreaterThan(100);
}
