import { describe, expect, test } from 'vitest';
import { exponential, Rng } from '../core/rng.ts';
import { correlation, correlationMatrix, type Correlation } from './correlation.ts';
import { runWith } from './hand-made.fixture.ts';

function of(x: readonly number[], y: readonly number[], warmUpSeconds = 0): Correlation {
  const parts = [x, y].map((values, i) => ({ name: 'xy'[i]!, series: { latencyP50: Float64Array.from(values) } }));
  return correlation(runWith(parts, warmUpSeconds), ['x', 'y'], 'latencyP50');
}

/** Nothing stands beside anything, so that no bucket can be like the one before. */
const apart = (values: readonly number[]): number[] => values.flatMap((value) => [value, NaN]);

// F. J. Anscombe, Graphs in Statistical Analysis, The American Statistician 27, 1973: the first of the four.
const ANSCOMBE_X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
const ANSCOMBE_Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

describe('the correlation of two series', () => {
  test('is Anscombe’s, with the interval that R’s cor.test gives', () => {
    const { effectiveCount, high, low, r } = of(apart(ANSCOMBE_X), apart(ANSCOMBE_Y));

    expect(r).toBeCloseTo(0.8164205, 7);
    expect(low).toBeCloseTo(0.4243912, 7);
    expect(high).toBeCloseTo(0.9506933, 7);
    expect(effectiveCount).toBe(11);
  });

  test('is 1 where one is a multiple of the other, and −1 where it runs against it', () => {
    expect(of([1, 2, 3, 4, 9], [10, 20, 30, 40, 90])).toMatchObject({ r: 1, high: 1, bucketCount: 5 });
    expect(of([1, 2, 3, 4, 9], [-1, -2, -3, -4, -9]).r).toBeCloseTo(-1, 12);
  });

  test('leaves out the warm-up and buckets in which one of them measured nothing', () => {
    const [x, y] = [
      [50, NaN, ...apart(ANSCOMBE_X)],
      [0, NaN, ...apart(ANSCOMBE_Y)],
    ];

    expect(of(x, y, 2)).toEqual(of(apart(ANSCOMBE_X), apart(ANSCOMBE_Y)));
    expect(of([...x, NaN, 3], [...y, 5, NaN], 2)).toEqual(of(x, y, 2));
  });

  test('is NaN where too little was measured, where nothing moved, and where there is no such series', () => {
    const nothing = { r: NaN, low: NaN, high: NaN };

    expect(of([1, 2], [1, 2])).toMatchObject(nothing);
    expect(of([1, 2, 3], [4, 4, 4])).toMatchObject(nothing);
    expect(correlation(runWith([{ name: 'a' }, { name: 'b' }]), ['a', 'b'], 'sojournP50')).toMatchObject(nothing);
  });

  test('of three buckets says nothing, however well they agree', () => {
    expect(of([1, 2, 4], [1, 2, 3])).toMatchObject({ low: -1, high: 1 });
  });

  test('of what moves slowly is no proof: 19 of 20 intervals hold the truth, where those of independent buckets would not', () => {
    const excluded = Array.from({ length: 200 }, (_, seed) => {
      const walk = (name: string): number[] => {
        const rng = new Rng(seed, name);
        let value = 0;
        return Array.from({ length: 400 }, () => (value = 0.9 * value + exponential(rng) - 1));
      };
      const { high, low, effectiveCount } = of(walk('x'), walk('y'));
      // 400 (1 − 0.81) / (1 + 0.81) = 42.
      expect(effectiveCount).toBeGreaterThan(15);
      expect(effectiveCount).toBeLessThan(120);
      return low > 0 || high < 0;
    }).filter(Boolean).length;

    // 5 % of 200 are 10, with a standard deviation of √(200 × 0.05 × 0.95) = 3.1; five of them. Without the correction
    // for memory more than half of them are excluded.
    expect(excluded).toBeLessThan(10 + 5 * 3.1);
  });
});

test('a matrix is symmetric, with 1 on its diagonal', () => {
  const parts = [ANSCOMBE_X, ANSCOMBE_Y, ANSCOMBE_X.toReversed()].map((values, i) => ({
    name: 'abc'[i]!,
    series: { sojournP99: Float64Array.from(values) },
  }));
  const run = runWith(parts);

  const matrix = correlationMatrix(run, ['a', 'b', 'c'], 'sojournP99');

  expect(matrix.map((row, i) => row[i]!.r)).toEqual([1, 1, 1]);
  for (const [i, row] of matrix.entries()) for (const [j, each] of row.entries()) expect(each).toEqual(matrix[j]![i]);
  expect(matrix[0]![1]).toEqual(correlation(run, ['a', 'b'], 'sojournP99'));
});
