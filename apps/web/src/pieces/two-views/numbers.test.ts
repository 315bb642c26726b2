import { expect, test } from 'vitest';
import { ratio, shortened, trailingSum } from './numbers.ts';

test('a dashboard adds up the ten seconds before, and fewer at the beginning', () => {
  const ones = new Float64Array(14).fill(1);

  expect([...trailingSum(ones, 1e6)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10, 10]);
  expect([...trailingSum(ones, 5e6)].slice(0, 4)).toEqual([1, 2, 2, 2]);
  expect([...trailingSum(ones, 60e6)].slice(0, 2)).toEqual([1, 1]);
});

test('what cannot be divided is no number, and travels as null', () => {
  expect(ratio(Float64Array.of(1, 1), Float64Array.of(4, 0)).map(shortened)).toEqual([0.25, null]);
});
