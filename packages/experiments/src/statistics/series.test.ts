import { Rng, unit } from '@basin/engine';
import { expect, test } from 'vitest';
import { detrended, kendallOf, lag1Of, slopeOf, varianceOf } from './series.ts';

test('the memory of an autoregressive series is its coefficient', () => {
  const dice = new Rng(1, 'ar1');
  let value = 0;
  const series = Array.from({ length: 20_000 }, () => (value = 0.7 * value + unit(dice) - 0.5));

  // Standard error √((1 − φ²)/n) = 0.005; five of them. Variance (1/12)/(1 − φ²) = 0.163, to 3 % likewise.
  expect(Math.abs(lag1Of(series) - 0.7)).toBeLessThan(0.025);
  expect(Math.abs(varianceOf(series) / (1 / 12 / 0.51) - 1)).toBeLessThan(0.08);
});

test('a straight line is no memory once it is taken away', () => {
  const line = [1, 3, 5, 7, 9, 11];

  expect(slopeOf(line)).toBeCloseTo(2, 12);
  expect(detrended(line).every((value) => Math.abs(value - 6) < 1e-12)).toBe(true);
  expect(lag1Of([2, 2, 2])).toBeNaN();
});

test('Kendall counts pairs in order', () => {
  expect(kendallOf([1, 2, 3, 9])).toBe(1);
  expect(kendallOf([3, 2, 1])).toBe(-1);
  expect(kendallOf([1, 3, 2])).toBeCloseTo(1 / 3, 12);
});
