import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { micros } from '../../core/time.ts';
import { GIVE_UP } from '../../sites.ts';
import { Calls, NO_PARENT } from '../../traffic/calls.ts';
import { BackoffRetry, type RetryParams } from './retry.ts';

const PARAMS: RetryParams = {
  maxAttempts: 100,
  baseDelay: micros(10_000),
  multiplier: 2,
  maxDelay: micros(2_000_000),
  jitter: 'none',
};

const CALLS = new Calls();
const CALL = CALLS.open(0, NO_PARENT, 0);

interface Failure {
  readonly params?: Partial<RetryParams>;
  /** Attempts made so far; the next one is the retry of this number. */
  readonly attemptsMade: number;
  readonly lastDelayUs?: number;
}

/** The delay that a policy answers to a failure, with dice that show a given share of their highest number, or real ones. */
function delayUs({ params, attemptsMade, lastDelayUs = 0 }: Failure, dice: number | Rng = 0): number {
  CALLS.attemptCount[CALL] = attemptsMade;
  CALLS.lastDelayUs[CALL] = lastDelayUs;
  const draws = typeof dice === 'number' ? ({ uint32: () => Math.floor(dice * 0xffffffff) } as Rng) : dice;
  return new BackoffRetry({ ...PARAMS, ...params }, CALLS, draws).delayUs(CALL);
}

const LOWEST = 0;
const HIGHEST = 1;

test('the ceiling doubles from the base on, up to the longest delay', () => {
  const ceilings = [1, 2, 3, 4, 8, 9, 10, 99].map((attemptsMade) => delayUs({ attemptsMade }));

  expect(ceilings).toEqual([10_000, 20_000, 40_000, 80_000, 1_280_000, 2_000_000, 2_000_000, 2_000_000]);
});

test('the ceiling grows by the multiplier', () => {
  const ceilings = (multiplier: number) =>
    [1, 2, 3, 4].map((attemptsMade) => delayUs({ params: { multiplier }, attemptsMade }));

  expect(ceilings(1)).toEqual([10_000, 10_000, 10_000, 10_000]);
  expect(ceilings(1.5)).toEqual([10_000, 15_000, 22_500, 33_750]);
  expect(ceilings(10)).toEqual([10_000, 100_000, 1_000_000, 2_000_000]);
});

test('without a base delay retries are at once', () => {
  for (const jitter of ['none', 'full', 'equal', 'decorrelated'] as const) {
    expect(
      [1, 2, 50].map((attemptsMade) => delayUs({ params: { baseDelay: micros(0), jitter }, attemptsMade }, HIGHEST)),
    ).toEqual([0, 0, 0]);
  }
});

test('the last attempt is not retried, whatever the jitter', () => {
  for (const jitter of ['none', 'full', 'equal', 'decorrelated'] as const) {
    const params = { maxAttempts: 3, jitter };
    expect(delayUs({ params, attemptsMade: 2 }, HIGHEST)).not.toBe(GIVE_UP);
    expect(delayUs({ params, attemptsMade: 3 }, HIGHEST)).toBe(GIVE_UP);
    expect(delayUs({ params: { maxAttempts: 1, jitter }, attemptsMade: 1 }, HIGHEST)).toBe(GIVE_UP);
  }
});

describe('jitter, as published (before the fourth retry the ceiling is 80 ms)', () => {
  test.each([
    { jitter: 'none', low: 80_000, high: 80_000 },
    { jitter: 'full', low: 0, high: 80_000 },
    { jitter: 'equal', low: 40_000, high: 80_000 },
  ] as const)('$jitter: from $low µs to $high µs', ({ jitter, low, high }) => {
    const between = [LOWEST, 0.5, HIGHEST].map((dice) => delayUs({ params: { jitter }, attemptsMade: 4 }, dice));

    expect(between).toEqual([low, (low + high) / 2, high]);
  });

  test.each([
    { lastDelayUs: 0, low: 10_000, high: 30_000 }, // The first retry: the delay before counts as the base.
    { lastDelayUs: 10_000, low: 10_000, high: 30_000 },
    { lastDelayUs: 50_000, low: 10_000, high: 150_000 },
    { lastDelayUs: 1_000_000, low: 10_000, high: 2_000_000 }, // 3 s would be over the longest delay.
  ])('decorrelated, after $lastDelayUs µs: from $low µs to $high µs', ({ lastDelayUs, low, high }) => {
    const failure = { params: { jitter: 'decorrelated' }, attemptsMade: 4, lastDelayUs } as const;

    expect([delayUs(failure, LOWEST), delayUs(failure, HIGHEST)]).toEqual([low, high]);
    expect(delayUs(failure, 0.5)).toBe(
      Math.min(2_000_000, Math.round(low + 0.5 * (3 * Math.max(lastDelayUs, 10_000) - low))),
    );
  });

  test('means of 40 and 60 where the ceiling is 80: full, equal', () => {
    const dice = new Rng(1, 'jitter');
    const mean = (jitter: 'full' | 'equal') => {
      let sum = 0;
      for (let i = 0; i < 20_000; i++) sum += delayUs({ params: { jitter }, attemptsMade: 4 }, dice);
      return sum / 20_000 / 1_000;
    };

    // A uniform number over a range r has the standard deviation r/√12: five standard errors are 0.82 and 0.41.
    expect(Math.abs(mean('full') - 40)).toBeLessThan((5 * 80) / Math.sqrt(12 * 20_000));
    expect(Math.abs(mean('equal') - 60)).toBeLessThan((5 * 40) / Math.sqrt(12 * 20_000));
  });
});

test('a delay is a whole number of µs from 0 to the longest, or there is none', () => {
  const anyParams = fc.record({
    maxAttempts: fc.integer({ min: 1, max: 100 }),
    baseDelay: fc.nat({ max: 20_000_000 }).map(micros),
    multiplier: fc.double({ min: 1, max: 10, noNaN: true }),
    maxDelay: fc.nat({ max: 20_000_000 }).map(micros),
    jitter: fc.constantFrom('none', 'full', 'equal', 'decorrelated'),
  });

  fc.assert(
    fc.property(
      anyParams,
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (params, attemptsMade, dice) => {
        const delay = delayUs({ params, attemptsMade, lastDelayUs: params.maxDelay * dice }, dice);

        if (attemptsMade >= params.maxAttempts) expect(delay).toBe(GIVE_UP);
        else expect(Number.isInteger(delay) && delay >= 0 && delay <= params.maxDelay, `${delay}`).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
