import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Kernel } from '../../core/kernel.ts';
import { Rng, type Draws } from '../../core/rng.ts';
import { millis, seconds } from '../../core/time.ts';
import { AimdLimit, type AimdParams } from './aimd.ts';
import { concurrencyLimitDefinition } from './definition.ts';
import { gradientLimit, GradientLimit, type GradientParams } from './gradient.ts';
import { gradient2Limit, Gradient2Limit, type Gradient2Params } from './gradient2.ts';
import { VegasLimit, type VegasParams } from './vegas.ts';

const paramsOf = (written: Record<string, unknown>) => concurrencyLimitDefinition.params.parse(written);
const LOW_DICE: Draws = { uint32: () => 0 };

describe('AIMD', () => {
  const aimd = (params: Partial<AimdParams> = {}) => new AimdLimit({ ...paramsOf({ aimd: {} }).aimd!, ...params });
  const after = (limit: AimdLimit, ...samples: Parameters<AimdLimit['onSample']>[]) =>
    samples.map((sample) => (limit.onSample(...sample), limit.limit));

  test('grows by one with each answer while half of it is used', () => {
    expect(after(aimd(), [1_000, 10, false], [1_000, 10, false], [1_000, 11, false], [1_000, 11, false])).toEqual([
      21, 21, 22, 23,
    ]);
  });

  test('a drop leaves nine tenths, rounded down; so does an answer that took more than five seconds', () => {
    expect(after(aimd({ initial: 45 }), [1_000, 45, true], [5_000_001, 45, false], [5_000_000, 45, false])).toEqual([
      40, 36, 37,
    ]);
  });

  test('stays within 20 and 200', () => {
    expect(after(aimd(), [1_000, 20, true])).toEqual([20]);
    expect(after(aimd({ initial: 200 }), [1_000, 200, false])).toEqual([200]);
  });
});

describe('Vegas', () => {
  const vegas = (params: Partial<VegasParams> = {}, dice = LOW_DICE) =>
    new VegasLimit({ ...paramsOf({ vegas: {} }).vegas!, ...params }, dice);
  /** The limit after a sojourn of 10 ms, the shortest, and another one. */
  const limitAfter = (initial: number, [sojournMs, inSystem, isDropped]: [number, number, boolean]) => {
    const limit = vegas({ initial });
    limit.onSample(10_000, initial, false);
    limit.onSample(sojournMs * 1_000, inSystem, isDropped);
    return limit.limit;
  };

  // At 100: l = 2, so α = 6, β = 12. Queues of 100 × (1 − 10 ÷ sojourn).
  test.each([
    { sojournMs: 10, queue: 0, limit: 112 },
    { sojournMs: 10.2, queue: 2, limit: 112 },
    { sojournMs: 10.25, queue: 3, limit: 102 },
    { sojournMs: 10.5, queue: 5, limit: 102 },
    { sojournMs: 10.6, queue: 6, limit: 100 },
    { sojournMs: 11.3, queue: 12, limit: 100 },
    { sojournMs: 11.4, queue: 13, limit: 98 },
    { sojournMs: 100, queue: 90, limit: 98 },
  ])('at 100, with $queue waiting, it goes to $limit', ({ sojournMs, limit }) => {
    expect(limitAfter(100, [sojournMs, 100, false])).toBe(limit);
  });

  test('a drop shrinks it, used or not; else it stays while less than half of it is used', () => {
    expect(limitAfter(100, [10.5, 10, true])).toBe(98);
    expect(limitAfter(100, [10.5, 49, false])).toBe(100);
    expect(limitAfter(100, [10.5, 50, false])).toBe(102);
  });

  test('steps by the whole part of the logarithm, by one at least', () => {
    expect([9, 10, 99, 100, 999, 1000].map((initial) => limitAfter(initial, [20, initial, true]) - initial)).toEqual([
      -1, -1, -1, -2, -2, -3,
    ]);
    expect([limitAfter(1, [20, 1, true]), limitAfter(1000, [10, 1000, false])]).toEqual([1, 1000]);
  });

  test('a shorter sojourn is the new shortest, and moves nothing', () => {
    const limit = vegas({ initial: 100 });
    limit.onSample(20_000, 100, false);
    limit.onSample(10_000, 100, false);
    expect(limit.limit).toBe(100);
    limit.onSample(20_000, 100, false);
    expect(limit.limit).toBe(98);
  });

  test('forgets the shortest every 15 × limit samples when the dice show their lowest, every 30 × at their highest', () => {
    // The sample that is taken for the shortest moves nothing, not even when it was dropped.
    const forgetting = (dice: Draws) =>
      Array.from({ length: 64 }, (_, index) => index + 2).filter((count) => {
        const limit = vegas({ initial: 2, max: 2 }, dice);
        limit.onSample(10_000, 2, false);
        for (let i = 2; i < count; i++) limit.onSample(30_000, 0, false);
        limit.onSample(30_000, 0, true);
        return limit.limit === 2;
      });

    expect(forgetting(LOW_DICE)).toEqual([30, 60]);
    expect(forgetting({ uint32: () => 0xffffffff })).toEqual([60]);
  });

  test('smoothing takes over a part of the step', () => {
    const limit = vegas({ initial: 100, smoothing: 0.5 });
    limit.onSample(10_000, 100, false);
    limit.onSample(10_000, 100, false);

    expect(limit.limit).toBe(106);
  });
});

describe('Gradient2', () => {
  const PARAMS: Gradient2Params = paramsOf({ gradient2: {} }).gradient2!;

  test.each([
    [10, 100.8],
    [20, 95.8],
    [40, 90.8],
  ])('as published: long 10, latest %d, limit 100: %d', (latestUs, limit) => {
    expect(gradient2Limit(100, { longUs: 10, latestUs }, PARAMS)).toBeCloseTo(limit, 6);
  });

  test('stays within 20 and 200', () => {
    expect(gradient2Limit(20, { longUs: 1, latestUs: 100 }, PARAMS)).toBe(20);
    expect(gradient2Limit(200, { longUs: 1, latestUs: 1 }, PARAMS)).toBe(200);
  });

  test('grows by 0.8 a sample while stays are steady, and not at all while less than half of it is used', () => {
    const limit = new Gradient2Limit({ ...PARAMS, initial: 100 });
    for (let i = 0; i < 10; i++) limit.onSample(10_000, 54);
    expect(limit.limit).toBe(108);
    for (let i = 0; i < 10; i++) limit.onSample(10_000, 53);
    expect(limit.limit).toBe(108);
  });

  test('its average is the mean of the first ten, then moves by 2/601 of the way', () => {
    const limitAfter = (count: number) => {
      const limit = new Gradient2Limit({ ...PARAMS, initial: 100, tolerance: 1, smoothing: 1 });
      for (let i = 0; i < count; i++) limit.onSample(10_000, 0);
      limit.onSample(15_000, 100);
      return limit.limit;
    };

    // Four tens and a fifteen: 11 ÷ 15 of 100, and 4. Later some 10 ÷ 15.
    expect([limitAfter(4), limitAfter(9), limitAfter(500)]).toEqual([77, 74, 70]);
  });

  test('a window of 3 moves it halfway', () => {
    const limit = new Gradient2Limit({ ...PARAMS, initial: 100, tolerance: 1, smoothing: 1, longWindow: 3 });
    for (let i = 0; i < 10; i++) limit.onSample(10_000, 0);
    limit.onSample(15_000, 50); // Half of it used: 12.5 ÷ 15 of 100, and 4.

    expect(limit.limit).toBe(87);
  });

  test.each([
    { latestMs: 50, averageMs: 100 },
    { latestMs: 49, averageMs: 95 },
    { latestMs: 10, averageMs: 95 },
  ])('an average of 100 ms is one of $averageMs ms after a stay of $latestMs ms', ({ latestMs, averageMs }) => {
    const limit = new Gradient2Limit({ ...PARAMS, initial: 100, tolerance: 1, smoothing: 1, longWindow: 1_000_000 });
    for (let i = 0; i < 10; i++) limit.onSample(100_000, 0);
    limit.onSample(latestMs * 1_000, 0);
    limit.onSample((averageMs * 1_000) / 0.805, 100);

    expect(limit.limit).toBe(84); // 0.805 × 100 + 4
  });
});

describe('Envoy’s gradient', () => {
  const PARAMS: GradientParams = { ...paramsOf({ gradient: {} }).gradient!, jitter: 0 };

  test.each([
    [10, 135],
    [12.5, 110],
    [25, 60],
  ])('as published: minimum 10, buffer 25 %, sample %d, limit 100: %d', (sojournUs, limit) => {
    expect(gradientLimit(100, { minimumUs: 10, sojournUs }, PARAMS)).toBe(limit);
  });

  test('the gradient is from a half to two, the limit from 3 to 1000', () => {
    expect(gradientLimit(100, { minimumUs: 1, sojournUs: 1_000 }, PARAMS)).toBe(60);
    expect(gradientLimit(100, { minimumUs: 1_000, sojournUs: 1 }, PARAMS)).toBe(210);
    expect(gradientLimit(3, { minimumUs: 1, sojournUs: 1_000 }, PARAMS)).toBe(3);
    expect(gradientLimit(900, { minimumUs: 10, sojournUs: 5 }, PARAMS)).toBe(1000);
  });

  function system(params: Partial<GradientParams> = {}) {
    const kernel = new Kernel();
    const limit = new GradientLimit({ ...PARAMS, ...params }, kernel, LOW_DICE);
    const answers = (count: number, sojournMs: number) => {
      for (let i = 0; i < count; i++) limit.onSample(sojournMs * 1_000, 1, false);
    };
    const waitUntil = (ms: number) => kernel.run(millis(ms), Infinity);
    return { limit, answers, waitUntil };
  }

  test('measures first, with three in the system, until 50 have answered; then it grows every 100 ms', () => {
    const { limit, answers, waitUntil } = system();
    waitUntil(1_000);
    answers(49, 10);
    waitUntil(2_000);
    answers(60, 10);
    expect(limit.limit).toBe(3);
    waitUntil(2_100);
    expect(limit.limit).toBe(3); // The end of the measurement began a new 100 ms, and an event at their end is still due.
    waitUntil(2_101);
    expect(limit.limit).toBe(5); // ⌊1.25 × 3 + √3⌋
    waitUntil(5_000);
    expect(limit.limit).toBe(5); // No answers, no change.
  });

  test('measures again after 60 s, with three in the system, and then goes on from where it was', () => {
    const { limit, answers, waitUntil } = system();
    waitUntil(1_000);
    answers(50, 10);
    for (let ms = 1_100; ms < 61_000; ms += 100) {
      answers(10, 10);
      waitUntil(ms + 0.5);
    }
    const before = limit.limit;
    expect(before).toBe(1000);
    waitUntil(61_000.5);
    expect(limit.limit).toBe(3);
    answers(50, 10); // They came at 60 990 ms, before it began.
    expect(limit.limit).toBe(3);
    waitUntil(61_100);
    answers(49, 20);
    expect(limit.limit).toBe(3);
    answers(1, 20);
    expect(limit.limit).toBe(before);
    // The minimum is 20 ms now: of stays of 25 ms none too many.
    answers(10, 25);
    waitUntil(61_200.5);
    expect(limit.limit).toBe(1000);
    answers(10, 50);
    waitUntil(61_300.5);
    expect(limit.limit).toBe(531); // ⌊0.5 × 1000 + √1000⌋
  });

  test('measures again after five updates in a row that left it at its minimum', () => {
    const { limit, answers, waitUntil } = system({ min: 4 });
    waitUntil(1_000);
    answers(50, 10);
    for (let update = 1; update <= 5; update++) {
      waitUntil(999.5 + update * 100);
      answers(60, 40);
      waitUntil(1_000.5 + update * 100);
      expect(limit.limit).toBe(4);
    }
    // What is answered now is measured, and what was answered before is not: 50 ms are the new minimum.
    waitUntil(1_700);
    answers(50, 50);
    answers(10, 50);
    waitUntil(1_800.5);
    expect(limit.limit).toBe(7); // ⌊1.25 × 4 + 2⌋
  });

  test('what was dropped is no answer', () => {
    const { limit, answers, waitUntil } = system();
    waitUntil(200);
    for (let i = 0; i < 100; i++) limit.onSample(1, 1, true);
    answers(10, 10);
    waitUntil(400);
    expect(limit.limit).toBe(3);
  });

  test('the end of a measurement begins a new 100 ms', () => {
    const { limit, answers, waitUntil } = system();
    waitUntil(50);
    answers(60, 10);
    waitUntil(150);
    expect(limit.limit).toBe(3);
    waitUntil(150.001);
    expect(limit.limit).toBe(5);
  });
});

test('whatever is seen, every limit is a whole number within its bounds', () => {
  const anySample = fc.record({
    sojournUs: fc.integer({ min: 1, max: 10_000_000 }),
    inSystem: fc.integer({ min: 1, max: 300 }),
    isDropped: fc.boolean(),
  });

  fc.assert(
    fc.property(fc.array(anySample, { size: 'max', maxLength: 300 }), fc.nat(), (samples, seed) => {
      const kernel = new Kernel();
      kernel.nowUs = seconds(100);
      const rules = [
        { rule: new AimdLimit(paramsOf({ aimd: {} }).aimd!), min: 20, max: 200 },
        { rule: new VegasLimit(paramsOf({ vegas: { max: 150 } }).vegas!, new Rng(seed, 'vegas')), min: 1, max: 150 },
        { rule: new Gradient2Limit(paramsOf({ gradient2: {} }).gradient2!), min: 20, max: 200 },
        {
          rule: new GradientLimit({ ...PARAMS_OF_GRADIENT, max: 90 }, kernel, new Rng(seed, 'gradient')),
          min: 3,
          max: 90,
        },
      ];
      for (const [index, { sojournUs, inSystem, isDropped }] of samples.entries()) {
        if (index % 10 === 9) kernel.run(kernel.nowUs + 110_000, Infinity);
        for (const { rule, min, max } of rules) {
          rule.onSample(sojournUs, inSystem, isDropped);
          expect(Number.isInteger(rule.limit) && rule.limit >= min && rule.limit <= max, `${rule.limit}`).toBe(true);
        }
      }
    }),
  );
});

const PARAMS_OF_GRADIENT = paramsOf({ gradient: {} }).gradient!;
