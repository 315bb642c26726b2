import {
  decorrelatedJitterGenerator,
  ExponentialBackoff,
  fullJitterGenerator,
  halfJitterGenerator,
  handleAll,
  noJitterGenerator,
  retry,
  type GeneratorFn,
  type IBackoff,
} from 'cockatiel';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ourDelays } from './backoff.fixture.ts';
import { atTimeZero, sameChance } from './virtual-time.fixture.ts';

interface Settings {
  readonly initialDelay: number;
  readonly maxDelay: number;
  readonly share: number;
  readonly retries: number;
}

const anySettings: fc.Arbitrary<Settings> = fc.record({
  initialDelay: fc.integer({ min: 1, max: 2_000 }),
  maxDelay: fc.integer({ min: 1, max: 20_000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  retries: fc.integer({ min: 1, max: 12 }),
});

describe.each([
  // A delay of ours is a whole number of µs, so rounding takes half of one. cockatiel cuts what it draws to whole ms.
  { jitter: 'none', generator: noJitterGenerator, fromMs: -0.000_501, toMs: 0.000_501 },
  { jitter: 'full', generator: fullJitterGenerator, fromMs: -0.000_501, toMs: 1.000_501 },
  { jitter: 'equal', generator: halfJitterGenerator, fromMs: -0.000_501, toMs: 1.000_501 },
] as const)('jitter $jitter', ({ jitter, generator, fromMs, toMs }) => {
  test('every delay is that of cockatiel, given the same chance', () => {
    fc.assert(
      fc.property(anySettings, ({ retries, share, ...options }) => {
        const ours = ourDelays({
          written: {
            baseDelay: `${options.initialDelay}ms`,
            maxDelay: `${options.maxDelay}ms`,
            maxAttempts: retries + 1,
            jitter,
          },
          dice: sameChance(share),
        });
        const theirs = delaysOf(generator, options, retries);

        expect(ours).toHaveLength(retries);
        for (const [i, delay] of ours.entries()) {
          expect(delay - theirs[i]!, `retry ${i + 1}`).toBeGreaterThanOrEqual(fromMs);
          expect(delay - theirs[i]!, `retry ${i + 1}`).toBeLessThanOrEqual(toMs);
        }
        vi.restoreAllMocks();
      }),
      { numRuns: 150 },
    );
  });
});

test('a retry policy makes one attempt more than it has retries, at the instants that ours says', async () => {
  const backoff = new ExponentialBackoff({ generator: noJitterGenerator, initialDelay: 100, maxDelay: 300 });
  const written = { baseDelay: '100ms', maxDelay: '300ms', maxAttempts: 4 };

  const instants: number[] = [];
  await atTimeZero(async () => {
    const policy = retry(handleAll, { maxAttempts: 3, backoff });
    const gaveUp = policy
      .execute(() => {
        instants.push(Date.now());
        return Promise.reject(new Error('the callee failed'));
      })
      .catch(() => {});
    await vi.advanceTimersByTimeAsync(10_000);
    await gaveUp;
  });

  const ours = ourDelays({ written, dice: { uint32: () => 0 } });
  expect(instants).toEqual([0, 100, 300, 600]);
  expect(ours.map((_, i) => ours.slice(0, i + 1).reduce((sum, delay) => sum + delay))).toEqual([100, 300, 600]);
});

test('where they differ: without decorrelation cockatiel doubles, whatever its exponent; ours grows by the multiplier', () => {
  const written = { baseDelay: '100ms', maxDelay: '10s', maxAttempts: 4, multiplier: 3 };

  expect(ourDelays({ written, dice: { uint32: () => 0 } })).toEqual([100, 300, 900]);
  expect(delaysOf(noJitterGenerator, { initialDelay: 100, maxDelay: 10_000, exponent: 3 }, 3)).toEqual([100, 200, 400]);
});

test('where they differ: decorrelated is Brooker’s here, in cockatiel the second version of Polly’s', () => {
  const range = (delays: (share: number) => number[]) =>
    [0, 1].map((share) => delays(share).map((delay) => Math.round(delay)));
  const ours = range((share) =>
    ourDelays({
      written: { baseDelay: '100ms', maxDelay: '10s', maxAttempts: 4, jitter: 'decorrelated' },
      dice: sameChance(share),
    }),
  );
  const theirs = range((share) => {
    sameChance(share);
    return delaysOf(decorrelatedJitterGenerator, { initialDelay: 100, maxDelay: 10_000 }, 3);
  });
  vi.restoreAllMocks();

  // Ours: from the base to three times the delay before. Theirs: with the lowest draws it begins at once.
  expect(ours).toEqual([
    [100, 100, 100],
    [300, 900, 2_700],
  ]);
  expect(theirs).toEqual([
    [0, 138, 146],
    [138, 146, 287],
  ]);
});

function delaysOf<State>(
  generator: GeneratorFn<State>,
  options: { initialDelay: number; maxDelay: number; exponent?: number },
  retries: number,
): number[] {
  const delays: number[] = [];
  let backoff: IBackoff<unknown> = new ExponentialBackoff({ generator, ...options }).next();
  for (let i = 0; i < retries; i++, backoff = backoff.next(undefined)) delays.push(backoff.duration);
  return delays;
}
