import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeAbove } from './sorted.ts';

test('the first that is larger, or behind the last', () => {
  const numbers = Int32Array.of(1, 3, 3, 7, 0, 0);

  expect([0, 1, 2, 3, 6, 7].map((value) => placeAbove(numbers, 4, value))).toEqual([0, 1, 1, 3, 3, 4]);
  expect(placeAbove(numbers, 0, 5)).toBe(0);
});

test('as a search from the left finds it (any numbers)', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.integer({ min: -10, max: 10 }), (numbers, value) => {
      const ascending = numbers.toSorted((a, b) => a - b);
      const place = ascending.findIndex((each) => each > value);
      expect(placeAbove(Int32Array.from(ascending), ascending.length, value)).toBe(
        place < 0 ? ascending.length : place,
      );
    }),
  );
});
