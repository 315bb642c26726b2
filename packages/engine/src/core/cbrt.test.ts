import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cbrt } from './math.ts';

test('cubes of whole numbers have whole roots', () => {
  expect([0, 1, 8, 27, 1_000, 1e9, 1e-9, -8].map(cbrt)).toEqual([0, 1, 2, 3, 10, 1_000, 1e-3, -2]);
});

test('what is not a finite number stays what it is, and so does a zero with its sign', () => {
  expect([Infinity, -Infinity, NaN, -0].map(cbrt)).toEqual([Infinity, -Infinity, NaN, -0]);
});

test('it is within a last place of the root, subnormal numbers included', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e307, max: 1e307, noNaN: true }), (x) => {
      const root = cbrt(x);

      // A cube of a root that is off by u is off by 3u, and the two products round by half of one each.
      if (Math.abs(x) > 1e-300) expect(Math.abs((root * root * root) / x - 1)).toBeLessThan(5 * Number.EPSILON);
      expect(cbrt(-x)).toBe(-root);
      expect(Math.abs(cbrt(x * 8) - 2 * root)).toBeLessThanOrEqual(4 * Number.EPSILON * Math.abs(root));
    }),
    { numRuns: 5_000 },
  );
});
