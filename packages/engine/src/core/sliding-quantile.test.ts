import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SlidingQuantile } from './sliding-quantile.ts';

const SECOND = 1_000_000;
const quantileOf = (share: number, minimum = 1) =>
  new SlidingQuantile({ share, windowUs: 5 * SECOND, stepCount: 5, minimum });

test('it is what a share of the values does not exceed, to within 2 %, once the step is over', () => {
  const p95 = quantileOf(0.95);
  for (let value = 1; value <= 10_000; value++) p95.add(0, value);

  expect(p95.at(SECOND - 1)).toBe(Infinity);
  expect(Math.abs(p95.at(SECOND) / 9_500 - 1)).toBeLessThan(0.02);
});

test('with fewer values than the minimum there is none', () => {
  const median = quantileOf(0.5, 3);
  median.add(0, 10);
  median.add(0, 20);

  expect(median.at(SECOND)).toBe(Infinity);
  median.add(SECOND, 30);
  expect(median.at(2 * SECOND)).toBe(20);
});

test('a step that slides out is forgotten', () => {
  const highest = quantileOf(1);
  highest.add(0, 60);
  highest.add(4 * SECOND, 7);

  expect([4, 5, 6, 8, 9].map((second) => highest.at(second * SECOND))).toEqual([60, 60, 7, 7, 7]);
  expect(highest.at(10 * SECOND)).toBe(Infinity);
});

test('after a long silence nothing is left', () => {
  const highest = quantileOf(1);
  highest.add(0, 60);
  highest.at(1_000 * SECOND);

  expect(highest.at(1_001 * SECOND)).toBe(Infinity);
});

test('whatever was seen, it is within a bin of the exact one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 2 ** 31 - 1 })), { minLength: 1, maxLength: 200 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (values, share) => {
        const quantile = quantileOf(share);
        for (const value of values) quantile.add(0, value);

        const exact = [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;
        // The middle of a bin of width w ≤ value ÷ 32 is at most half of it away.
        expect(Math.abs(quantile.at(SECOND) - exact)).toBeLessThanOrEqual(exact / 64 + 0.5);
      },
    ),
  );
});
