import { describe, expect, test } from 'vitest';
import { distributionOf, type Law } from './distribution.ts';
import { normal } from './normal.ts';
import { Rng } from './rng.ts';

const COUNT = 200_000;

function moments(law: Law) {
  const distribution = distributionOf(law);
  const draws = new Rng(7, JSON.stringify(law));
  const samples = Float64Array.from({ length: COUNT }, () => distribution.sampleUs(draws));
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / COUNT;
  const variance = samples.reduce((sum, sample) => sum + (sample - mean) ** 2, 0) / COUNT;
  return { distribution, mean, variance, sorted: samples.sort() };
}

/** Each with its squared coefficient of variation. */
const LAWS: readonly (readonly [Law, number])[] = [
  [{ law: 'constant', mean: 12_000 }, 0],
  [{ law: 'exponential', mean: 12_000 }, 1],
  [{ law: 'lognormal', median: 10_000, sigma: 0.8 }, Math.exp(0.64) - 1],
  [{ law: 'normal', mean: 10_000, deviation: 2_000 }, 0.04],
  [{ law: 'hyperexponential', mean: 10_000, cv2: 4 }, 4],
  [{ law: 'hyperexponential', mean: 10_000, cv2: 1 }, 1],
  [
    {
      law: 'bimodal',
      fast: { law: 'constant', mean: 1_000 },
      slow: { law: 'exponential', mean: 100_000 },
      slowShare: 0.05,
    },
    (0.95 * 1e6 + 0.05 * 2 * 1e10) / (0.95 * 1e3 + 0.05 * 1e5) ** 2 - 1,
  ],
  [{ law: 'empirical', values: [1_000, 2_000, 10_000], weights: [6, 3, 1] }, (0.6 + 1.2 + 10) / 2.2 ** 2 - 1],
  [
    {
      law: 'quantiles',
      points: [
        { share: 0, value: 1_000 },
        { share: 0.9, value: 3_000 },
        { share: 1, value: 23_000 },
      ],
    },
    // Uniform from 1 to 3 ms, or from 3 to 23 ms: (b³ − a³) ÷ 3(b − a) is the mean square of each.
    (0.9 * (26 / 6) + 0.1 * ((23 ** 3 - 27) / 60)) / 3.1 ** 2 - 1,
  ],
];

test.each(LAWS)('%o has the mean it says, and its variance', (law, cv2) => {
  const { distribution, mean, variance } = moments(law);

  // Five standard errors of the mean, and half a microsecond of rounding.
  const error = 5 * Math.sqrt(variance / COUNT) + 0.5;
  expect(Math.abs(mean - distribution.meanUs)).toBeLessThan(error);
  // The variance of these laws is known to a few per cent from so many samples; the heaviest tail has a kurtosis of 40.
  expect(Math.abs(variance / distribution.meanUs ** 2 - cv2)).toBeLessThan(5 * cv2 * Math.sqrt(40 / COUNT) + 1e-6);
});

test('the means are exact', () => {
  const means = LAWS.map(([law]) => distributionOf(law).meanUs);

  expect(means.with(2, 0)).toEqual([12_000, 12_000, 0, 10_000, 10_000, 10_000, 5_950, 2_200, 3_100]);
  expect(means[2]).toBeCloseTo(10_000 * Math.exp(0.32), 9);
});

test('a lognormal has its median in the middle and ln(p99 ÷ median) ÷ sigma at 2.326', () => {
  const { sorted } = moments({ law: 'lognormal', median: 10_000, sigma: 0.8 });

  // The order statistics of 200 000 have a standard error of √(q(1 − q) ÷ n) ÷ density: 0.22 % at the median, 0.67 % at the p99.
  expect(sorted[COUNT / 2]! / 10_000).toBeCloseTo(1, 1.6);
  expect(Math.abs(Math.log(sorted[COUNT * 0.99]! / 10_000) / 0.8 - 2.3263)).toBeLessThan(5 * 0.0084);
});

test('quantiles that were measured come back', () => {
  const points = [0, 0.5, 0.9, 0.99, 1].map((share, i) => ({ share, value: 1_000 * 10 ** i }));
  const { sorted } = moments({ law: 'quantiles', points });

  expect(sorted[0]).toBeGreaterThanOrEqual(1_000);
  expect(sorted[COUNT - 1]).toBeLessThanOrEqual(10_000_000);
  for (const { share, value } of points.slice(1, 4)) {
    // Within five standard errors of the share, to either side.
    const error = Math.ceil(5 * Math.sqrt(share * (1 - share) * COUNT));
    expect(sorted[COUNT * share - error]!).toBeLessThan(value);
    expect(sorted[COUNT * share + error]!).toBeGreaterThan(value);
  }
});

test('of values with weights each comes as often as its weight says', () => {
  const { sorted } = moments({ law: 'empirical', values: [5, 1, 9], weights: [1, 1, 2] });
  const share = (value: number) => sorted.filter((sample) => sample === value).length / COUNT;

  for (const [value, expected] of [
    [5, 0.25],
    [1, 0.25],
    [9, 0.5],
  ] as const)
    expect(Math.abs(share(value) - expected)).toBeLessThan(5 * Math.sqrt(0.25 / COUNT));
});

describe('the normal law', () => {
  test('has mean 0, deviation 1, no skew, and the tails it should have', () => {
    const draws = new Rng(3, 'normal');
    const samples = Float64Array.from({ length: COUNT }, () => normal(draws));
    const average = (of: (x: number) => number) => samples.reduce((sum, x) => sum + of(x), 0) / COUNT;
    const within = (deviations: number) => average((x) => (Math.abs(x) < deviations ? 1 : 0));

    // Standard errors of the first four moments: √1, √2, √15 and √96 over √n.
    for (const [power, expected, spread] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const)
      expect(Math.abs(average((x) => x ** power) - expected)).toBeLessThan(5 * Math.sqrt(spread / COUNT));
    for (const [deviations, expected] of [
      [1, 0.6826895],
      [2, 0.9544997],
      [3, 0.9973002],
    ] as const)
      expect(Math.abs(within(deviations) - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / COUNT));
  });
});
