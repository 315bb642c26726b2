import { Rng, unit } from '@basin/engine';
import { expect, test } from 'vitest';
import { meanOf, medianOf, share } from './interval.ts';

// Published: Brown, Cai and DasGupta, Statistical Science 16 (2001); and tables of Student's t.
test.each([
  [0, 20, 0, 0.1611],
  [20, 20, 0.8389, 1],
  [10, 20, 0.2993, 0.7007],
  [1, 5, 0.0362, 0.6245],
])('of %d in %d, Wilson says %d to %d', (count, of, low, high) => {
  const interval = share(count, of);

  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
  expect(interval.value).toBe(count / of);
});

test('nothing tried, nothing known', () => {
  expect(share(0, 0)).toMatchObject({ low: 0, high: 1 });
  expect(meanOf([3])).toEqual({ value: 3, low: -Infinity, high: Infinity });
});

test('the interval of a mean is that of Student', () => {
  // Standard deviation √2.5, standard error √0.5, t = 2.776 with 4 degrees of freedom.
  const { value, low, high } = meanOf([1, 2, 3, 4, 5]);

  expect(value).toBe(3);
  expect(high - 3).toBeCloseTo(2.7764 * Math.sqrt(0.5), 4);
  expect(3 - low).toBeCloseTo(2.7764 * Math.sqrt(0.5), 4);
});

test.each([
  [25, 2.0595],
  [40, 2.0211],
  [120, 1.9799],
])('with %d degrees of freedom t is %d', (freedom, t) => {
  const values = Array.from({ length: freedom + 1 }, (_, index) => index % 2);
  const { value, high } = meanOf(values);
  const spread = Math.sqrt(values.reduce((sum, each) => sum + (each - value) ** 2, 0) / freedom / (freedom + 1));

  expect((high - value) / spread).toBeCloseTo(t, 3);
});

test('the median of 20 lies between the 6th and the 15th value in 95.9 % of cases, of 5 between the ends in 93.8 %', () => {
  const twenty = medianOf(Array.from({ length: 20 }, (_, index) => 20 - index));
  const five = medianOf([5, 3, 1, 4, 2]);

  expect(twenty).toMatchObject({ value: 10.5, low: 6, high: 15 });
  expect(twenty.confidence).toBeCloseTo(0.9586, 4);
  expect(five).toEqual({ value: 3, low: 1, high: 5, confidence: 0.9375 });
});

test('19 in 20 intervals hold the truth', () => {
  const dice = new Rng(1, 'intervals');
  let [held, heldMean] = [0, 0];
  for (let trial = 0; trial < 2000; trial++) {
    const draws = Array.from({ length: 30 }, () => unit(dice));
    const { low, high } = share(draws.filter((draw) => draw < 0.3).length, 30);
    if (low <= 0.3 && 0.3 <= high) held += 1;
    const mean = meanOf(draws);
    if (mean.low <= 0.5 && 0.5 <= mean.high) heldMean += 1;
  }

  // Wilson's coverage at n = 30, p = 0.3 is 0.953 (Brown, Cai, DasGupta); standard error over 2000 trials 0.5 %, five of them.
  expect(Math.abs(held / 2000 - 0.953)).toBeLessThan(0.024);
  expect(Math.abs(heldMean / 2000 - 0.95)).toBeLessThan(0.025);
});
