import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Histogram, meanUs, quantileUs, stepsOf } from './histogram.ts';

function histogramOf(durations: Iterable<number>): Histogram {
  const histogram = new Histogram();
  for (const duration of durations) histogram.record(duration);
  return histogram;
}

/** Durations of every magnitude up to 71 minutes. */
const anyDuration = fc.oneof(
  fc.nat({ max: 300 }),
  fc.double({ min: 0, max: 32, maxExcluded: true, noNaN: true }).map((power) => Math.floor(2 ** power)),
);

/** The smallest duration that a share `q` did not exceed. */
function exactQuantile(durations: readonly number[], q: number): number {
  const sorted = durations.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]!;
}

test('count, sum, maximum and mean are exact', () => {
  const record = histogramOf([3, 1_000_001, 70]).toRecord();

  expect(record).toMatchObject({ count: 3, sumUs: 1_000_074, maxUs: 1_000_001 });
  expect(meanUs(record)).toBe(1_000_074 / 3);
});

test('nothing recorded has no quantile and no mean', () => {
  const record = new Histogram().toRecord();

  expect(quantileUs(record, 0.5)).toBeNaN();
  expect(meanUs(record)).toBeNaN();
});

test('durations below 256 µs are kept exactly', () => {
  for (let duration = 0; duration < 256; duration++)
    expect(quantileUs(histogramOf([duration, 1_000]).toRecord(), 0.5)).toBe(duration);
});

test('a quantile is within 1 % of the exact one', () => {
  fc.assert(
    fc.property(
      fc.array(anyDuration, { minLength: 1, maxLength: 200, size: 'max' }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (durations, q) => {
        const exact = exactQuantile(durations, q);
        const measured = quantileUs(histogramOf(durations).toRecord(), q);

        // Half a bin: 1/256 of the duration.
        expect(Math.abs(measured - exact)).toBeLessThanOrEqual(exact / 256);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a longer duration is never in an earlier bin, and every one is in exactly one', () => {
  fc.assert(
    fc.property(fc.array(anyDuration, { minLength: 2, maxLength: 50, size: 'max' }), (durations) => {
      const bins = durations
        .toSorted((a, b) => a - b)
        .map((duration) => {
          const record = histogramOf([duration]).toRecord();
          expect(record.bins.reduce((sum, count) => sum + count, 0)).toBe(1);
          return record.bins.indexOf(1);
        });
      expect(bins).toEqual(bins.toSorted((a, b) => a - b));
    }),
  );
});

test('bins meet without a gap at every power of two', () => {
  const binOf = (duration: number) => histogramOf([duration]).toRecord().bins.indexOf(1);

  for (let power = 7; power < 32; power++) expect(binOf(2 ** power) - binOf(2 ** power - 1), `2^${power}`).toBe(1);
});

test('everything of 2³² µs or more is in the last bin, and the maximum tells', () => {
  const record = histogramOf([2 ** 32, 2 ** 40]).toRecord();

  expect(record.bins.at(-1)).toBe(2);
  expect(record.maxUs).toBe(2 ** 40);
});

test('a quantile is never more than the maximum', () => {
  for (const duration of [1_000, 123_456, 99_999_999])
    expect(quantileUs(histogramOf([duration]).toRecord(), 1)).toBeLessThanOrEqual(duration);
});

describe('buckets', () => {
  const SHARES = [0.5, 0.9, 0.99];
  const close = (histogram: Histogram) => {
    const into = SHARES.map(() => new Float64Array(1));
    histogram.closeBucket(SHARES, into, 0);
    return into.map((values) => values[0]!);
  };

  test('a bucket’s quantiles are of what was recorded since the last one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyDuration, { maxLength: 60, size: 'max' }), { maxLength: 6, size: 'max' }),
        (buckets) => {
          const histogram = new Histogram();
          for (const durations of buckets) {
            for (const duration of durations) histogram.record(duration);
            const measured = close(histogram);
            if (durations.length === 0) {
              expect(measured).toEqual([NaN, NaN, NaN]);
              continue;
            }
            for (const [i, share] of SHARES.entries()) {
              const exact = exactQuantile(durations, share);
              expect(Math.abs(measured[i]! - exact)).toBeLessThanOrEqual(exact / 256);
            }
          }
          expect(histogram.toRecord().count).toBe(buckets.flat().length);
        },
      ),
    );
  });

  test('a bucket is written at its own index', () => {
    const into = [new Float64Array(3)];
    histogramOf([7]).closeBucket([0.5], into, 1);

    expect([...into[0]!]).toEqual([0, 7, 0]);
  });

  test('what is discarded is in no record and in no later bucket', () => {
    const histogram = histogramOf([1_000, 2_000]);
    close(histogram);
    histogram.discard();
    histogram.record(50);

    expect(histogram.toRecord()).toMatchObject({ count: 1, sumUs: 50, maxUs: 50 });
    expect(histogram.toRecord().bins.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(close(histogram)).toEqual([50, 50, 50]);
  });

  test('a record is a copy: what comes later does not change it', () => {
    const histogram = histogramOf([5]);
    const record = histogram.toRecord();
    histogram.record(5);

    expect(record.count).toBe(1);
    expect(record.bins[5]).toBe(1);
  });
});

test('steps say how many were at most so long, at one µs less than each power of two', () => {
  const durations = [0, 127, 128, 255, 256, 4_000_000, 2 ** 31, 2 ** 32, 2 ** 33];

  const steps = stepsOf(histogramOf(durations).toRecord());

  expect(steps.map(({ atMostUs }) => atMostUs)).toEqual(Array.from({ length: 25 }, (_, i) => 2 ** (i + 7) - 1));
  expect(steps.slice(0, 3).map(({ count }) => count)).toEqual([2, 4, 5]);
  expect(
    steps
      .slice(13)
      .map(({ atMostUs, count }) => [atMostUs, count])
      .slice(0, 3),
  ).toEqual([
    [2 ** 20 - 1, 5],
    [2 ** 21 - 1, 5],
    [2 ** 22 - 1, 6],
  ]);
  expect(steps.at(-1)).toEqual({ atMostUs: 2 ** 31 - 1, count: 6 });
});

test('who follows another shows the same, bucket by bucket and after the warm-up is left out', () => {
  const [source, follower] = [new Histogram(), new Histogram()];
  follower.follow(source);
  const closed = (histogram: Histogram, index: number): number => {
    const into = new Float64Array(2);
    histogram.closeBucket([0.5], [into], index);
    return into[index]!;
  };
  source.record(100);
  expect([closed(source, 0), closed(follower, 0)]).toEqual([100, 100]);
  for (const each of [source, follower]) each.discard();
  source.record(7);
  expect([closed(source, 1), closed(follower, 1)]).toEqual([7, 7]);
  expect(follower.toRecord()).toEqual(source.toRecord());
});
