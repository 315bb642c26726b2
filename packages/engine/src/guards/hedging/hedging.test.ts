import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partOf, quantileUs } from '../../index.ts';
import { ARROW, runOf, seriesOf, shop, shopGuards, sum, totalsOf } from '../../../test/written.fixture.ts';
import { millis } from '../../core/time.ts';
import { GIVE_UP } from '../../sites.ts';
import { NO_PARENT } from '../../traffic/calls.ts';
import { World } from '../../world.ts';
import { hedgingDefinition } from './definition.ts';
import { Hedging, type HedgingParams } from './hedging.ts';

const PARAMS: HedgingParams = {
  maxAttempts: 3,
  delay: { fixed: millis(50) },
  maxExtraLoad: 0.05,
  burst: 10,
  cancels: true,
};

function policyOf(params: Partial<HedgingParams>) {
  const world = new World(1, 10_000);
  const policy = new Hedging({ ...PARAMS, ...params }, world);
  const begin = () => {
    const call = world.calls.open(0, NO_PARENT, 0);
    world.calls.attemptCount[call] = 1;
    policy.onFirstAttempt();
    return call;
  };
  const hedge = (call: number) => {
    if (!policy.mayHedge(call)) return false;
    policy.onHedge();
    world.calls.attemptCount[call]!++;
    return true;
  };
  return { begin, hedge, policy, world };
}

const preset = (name: string) => hedgingDefinition.presets.find((each) => each.name === name)!.params;

test('the delay is the same after each attempt, and there is none after the last', () => {
  const { begin, policy, world } = policyOf({ maxAttempts: 3 });
  const call = begin();

  const delays = [1, 2, 3].map((made) => {
    world.calls.attemptCount[call] = made;
    return policy.delayUs(call);
  });

  expect(delays).toEqual([50_000, 50_000, GIVE_UP]);
});

test('twenty calls earn one hedge at a twentieth, and what was saved up is spent first', () => {
  const { begin, hedge } = policyOf({ burst: 2 });

  expect([begin(), begin(), begin()].map(hedge)).toEqual([true, true, false]);
  for (let i = 0; i < 19; i++) begin();
  expect(hedge(begin())).toBe(true);
  expect(hedge(begin())).toBe(false);
});

test('hedges never exceed maxExtraLoad × calls + burst', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { size: 'max', maxLength: 400 }),
      fc.constantFrom(0, 0.05, 0.3, 1),
      fc.integer({ min: 1, max: 5 }),
      (steps, maxExtraLoad, burst) => {
        const { begin, hedge } = policyOf({ maxAttempts: 10, maxExtraLoad, burst });
        let [calls, hedges] = [1, 0];
        let call = begin();
        for (const isNew of steps) {
          if (isNew) {
            call = begin();
            calls++;
          } else if (hedge(call)) hedges++;
          expect(hedges).toBeLessThanOrEqual(maxExtraLoad * calls + burst + 1e-6);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('without a cap only the number of attempts counts', () => {
  const { begin, hedge } = policyOf({ maxExtraLoad: 'unlimited', maxAttempts: 3 });
  const calls = Array.from({ length: 100 }, begin);

  expect(calls.flatMap((call) => [hedge(call), hedge(call), hedge(call)]).filter(Boolean).length).toBe(200);
});

describe('a percentile', () => {
  /** First attempts that take 1 … 100 ms, a hundred a second. */
  function learn({ policy, world }: ReturnType<typeof policyOf>, factor: number, fromSecond: number) {
    for (let i = 0; i < 1_000; i++) {
      const attempt = world.attempts.open(0, 0);
      world.attempts.number[attempt] = 1;
      world.kernel.nowUs = fromSecond * 1e6 + i * 10_000;
      policy.onSent(attempt);
      world.kernel.nowUs += ((i * 37) % 100) * 1_000 * factor;
      policy.onOutcome(attempt);
      world.kernel.nowUs = fromSecond * 1e6 + i * 10_000;
    }
    world.kernel.nowUs = (fromSecond + 11) * 1e6;
  }

  test('is unknown at first, then what that share of the first attempts did not exceed', () => {
    const arranged = policyOf({ delay: { percentile: 0.95 } });
    const call = arranged.begin();

    expect(arranged.policy.delayUs(call)).toBe(GIVE_UP);
    learn(arranged, 1, 0);
    expect(Math.abs(arranged.policy.delayUs(call) / 95_000 - 1)).toBeLessThan(0.03);
  });

  test('follows the server: what was longer ago than 15 s counts no more', () => {
    const arranged = policyOf({ delay: { percentile: 0.95 } });
    const call = arranged.begin();
    learn(arranged, 1, 0);
    learn(arranged, 3, 30);

    expect(Math.abs(arranged.policy.delayUs(call) / 285_000 - 1)).toBeLessThan(0.03);
  });

  test('is of first attempts only', () => {
    const arranged = policyOf({ delay: { percentile: 0.95 } });
    learn(arranged, 1, 0);
    const { policy, world } = arranged;
    for (let i = 0; i < 1_000; i++) {
      const hedge = world.attempts.open(0, 0);
      world.attempts.number[hedge] = 2;
      policy.onSent(hedge);
      policy.onOutcome(hedge);
    }
    world.kernel.nowUs += 2e6;

    expect(Math.abs(policy.delayUs(arranged.begin()) / 95_000 - 1)).toBeLessThan(0.03);
  });
});

test('as published, gRPC: to a server that does not answer attempts go at 0, 0.5, 1 and 1.5 s', () => {
  const run = runOf(
    shop({
      duration: '5s',
      bucket: '100ms',
      arrivals: { constant: '1/s' },
      client: { schedule: [{ at: '1500ms', rate: '0/s' }] },
      server: { workers: 10, service: { constant: '1h' } },
    }),
    shopGuards({ hedging: preset('gRPC example') }),
  );

  const sentAtMs = seriesOf(run, ARROW, 'attempts').flatMap((count, bucket) => (count > 0 ? [bucket * 100] : []));
  expect(totalsOf(run, ARROW)['calls']).toBe(1);
  expect(sentAtMs).toEqual([1_000, 1_500, 2_000, 2_500]);
});

test('as published, gRPC: hedges are sent only while more than half of the tokens are left', () => {
  const run = runOf(
    shop({
      duration: '60s',
      arrivals: { constant: '10/s' },
      server: { workers: 100, service: { constant: '1s' }, errors: 1 },
    }),
    shopGuards({ hedging: preset('gRPC example'), retryThrottle: { maxTokens: 10, tokenRatio: 0.1 } }),
  );

  // Every call may be hedged until the first failures come in after a second: five, and it is over.
  expect(sum(seriesOf(run, ARROW, 'hedges').slice(5))).toBe(0);
  expect(totalsOf(run, ARROW)['hedges']).toBeGreaterThan(0);
});

describe('as published, The Tail at Scale', () => {
  const TAIL = shop({
    duration: '120s',
    arrivals: { poisson: '200/s' },
    server: { workers: 200, service: { bimodal: { fast: { exponential: '10ms' }, slow: '1s', slowShare: 0.005 } } },
    triggers: { slow: { at: '60s', for: '60s', slowDown: { of: 'checkout', factor: 3 } } },
  });

  test('a hedge at the 95th percentile costs at most 5 %, also when the server’s speed has changed, and cuts the tail', () => {
    const [plain, hedged] = [runOf(TAIL), runOf(TAIL, shopGuards({ hedging: preset('The Tail at Scale') }))];

    const { calls, hedges } = totalsOf(hedged, ARROW);
    expect(hedges! / calls!).toBeLessThan(0.05);
    expect(hedges! / calls!).toBeGreaterThan(0.03);
    const [before, after] = [plain, hedged].map((run) => quantileUs(partOf(run, ARROW).durations['latency']!, 0.998));
    expect(before).toBeGreaterThan(1e6);
    expect(after).toBeLessThan(0.3e6);
  });

  test('of a hundred leaves of which one in a hundred is slow 63 % of the calls meet one; hedged, 1 %', () => {
    const leaves = Array.from({ length: 100 }, (_, index) => `leaf-${index}`);
    const service = { bimodal: { fast: '1ms', slow: '1s', slowShare: 0.01 } };
    const arrows = ['users -> front', ...leaves.map((leaf) => `front -> ${leaf}`)];
    const fanOut = {
      duration: '110s',
      bucket: '110s',
      components: {
        users: {
          client: {
            arrivals: { constant: '10/s' },
            goodWithin: '500ms',
            schedule: [{ at: '100s', rate: '0/s' }],
          },
        },
        front: { server: { workers: 1_000, service: { constant: '1ms' }, calls: { inParallel: leaves } } },
        ...Object.fromEntries(leaves.map((leaf) => [leaf, { server: { workers: 100, service } }])),
      },
      arrows: Object.fromEntries(arrows.map((arrow) => [arrow, {}])),
    };
    const slowShare = (guards: Record<string, unknown>) => {
      const calls = Object.fromEntries(arrows.slice(1).map((arrow) => [arrow, guards]));
      const { good, offered } = totalsOf(runOf(fanOut, { calls }), 'users');
      return 1 - good! / offered!;
    };

    // 1 − 0.99^100 = 0.634 and, both being slow, 1 − 0.9999^100 = 0.00995; five standard errors of 999 calls.
    expect(Math.abs(slowShare({}) - 0.634)).toBeLessThan(5 * Math.sqrt((0.634 * 0.366) / 999));
    const hedging = { delay: { fixed: '10ms' }, maxExtraLoad: 1 };
    expect(Math.abs(slowShare({ hedging }) - 0.00995)).toBeLessThan(5 * Math.sqrt((0.00995 * 0.99) / 999));
  });
});

describe('a server at 70 % of its capacity, hedged when half of its calls are still under way', () => {
  const BUSY = shop({
    duration: '120s',
    arrivals: { poisson: '100/s' },
    server: { workers: 4, service: { exponential: '28ms' } },
  });
  const goodShare = (hedging: Record<string, unknown>) => {
    const { calls, good } = totalsOf(runOf(BUSY, shopGuards({ hedging: { maxAttempts: 3, ...hedging } })), ARROW);
    return good! / calls!;
  };

  test('melts without a cap, and does not with one', () => {
    expect(goodShare({ delay: { fixed: '30ms' }, maxExtraLoad: 'unlimited', cancels: false })).toBeLessThan(0.05);
    expect(goodShare({ delay: { fixed: '30ms' }, cancels: false })).toBeGreaterThan(0.99);
  });

  test('does not melt without a cap either where what is not needed any more leaves the queue', () => {
    expect(goodShare({ delay: { fixed: '30ms' }, maxExtraLoad: 'unlimited', cancels: true })).toBeGreaterThan(0.99);
  });
});
