import { describe, expect, test } from 'vitest';
import { Constant, Exponential } from './distribution.ts';
import { exponential, KeyedDraws, Rng, unit, type Draws } from './rng.ts';

const take = (draws: Draws, count: number): number[] => Array.from({ length: count }, () => draws.uint32());

describe('streams', () => {
  test('a stream is fixed by its seed and its name, and by nothing else', () => {
    expect(take(new Rng(1, 'users:arrivals'), 8)).toEqual(take(new Rng(1, 'users:arrivals'), 8));
  });

  test('the numbers of a stream are these, in every engine', () => {
    expect(take(new Rng(1, 'users:arrivals'), 6)).toEqual([
      1280027363, 3305962795, 3452854648, 2197783312, 1787456100, 2933899183,
    ]);
    expect(take(new KeyedDraws(1, 'checkout:service').at(917, 2), 6)).toEqual([
      3125021542, 3922469333, 1739150295, 3044518356, 2091061052, 2496056767,
    ]);
  });

  test('streams of other seeds and other names are others, also where they nearly agree', () => {
    const seeds = [0, 1, 2, 2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
    const names = [
      '',
      'a',
      'b',
      'aa',
      'ab',
      'ba',
      'a:b',
      'b:a',
      'a\0',
      'users:arrivals',
      'users:arrival',
      'Users:arrivals',
    ];
    const streams = seeds.flatMap((seed) => names.map((name) => new Rng(seed, name)));
    const keyed = seeds.flatMap((seed) => names.map((name) => new KeyedDraws(seed, name).at(0, 1)));

    expect(new Set(streams.map((stream) => take(stream, 2).join())).size).toBe(seeds.length * names.length);
    expect(new Set(keyed.map((draws) => take(draws, 2).join())).size).toBe(seeds.length * names.length);
  });
});

describe('keyed draws', () => {
  test('belong to their pair, whatever was drawn before', () => {
    const draws = new KeyedDraws(1, 'checkout:service');
    const first = take(draws.at(917, 2), 5);
    take(draws.at(3, 1), 1_000);

    expect(take(draws.at(917, 2), 5)).toEqual(first);
    expect(take(new KeyedDraws(1, 'checkout:service').at(917, 2), 5)).toEqual(first);
  });

  test('of other pairs are others', () => {
    const draws = new KeyedDraws(1, 'checkout:service');
    const seen = new Set<string>();
    for (let call = 0; call < 300; call++)
      for (let attempt = 1; attempt <= 100; attempt++) seen.add(take(draws.at(call, attempt), 2).join());

    expect(seen.size).toBe(30_000);
  });

  test('of calls in a row, and of attempts of one call, have nothing to do with one another', () => {
    const draws = new KeyedDraws(1, 'independence');
    const count = 100_000;
    const [byCall, byAttempt] = [new Float64Array(count), new Float64Array(count)];
    for (let call = 0; call < count; call++) {
      byCall[call] = unit(draws.at(call, 1)) - 0.5;
      byAttempt[call] = unit(draws.at(call, 2)) - 0.5;
    }
    const correlation = (a: Float64Array, b: Float64Array, lag: number) => {
      let sum = 0;
      for (let i = lag; i < count; i++) sum += a[i]! * b[i - lag]!;
      return (12 * sum) / count; // The variance of a uniform number is 1/12.
    };

    // The correlation of n independent pairs has the standard error 1/√n: five of them.
    for (const lag of [1, 2, 3, 16, 256])
      expect(Math.abs(correlation(byCall, byCall, lag)), `lag ${lag}`).toBeLessThan(5 / Math.sqrt(count));
    expect(Math.abs(correlation(byCall, byAttempt, 0))).toBeLessThan(5 / Math.sqrt(count));
  });
});

/** The ways in which the engine draws: a stream, and the first draw of one call after another. */
const SOURCES: [string, () => Draws][] = [
  ['a stream', () => new Rng(1, 'law')],
  ['keyed draws of calls in a row', () => firstDraws()],
];

/** Each exponential or uniform number begins with the pair of the next call. */
function firstDraws(): Draws & { begin(): void } {
  const keyed = new KeyedDraws(1, 'law');
  let call = 0;
  return { begin: () => void keyed.at(call++, 1), uint32: () => keyed.uint32() };
}

function samples(draws: Draws, sample: (draws: Draws) => number, count: number): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    if ('begin' in draws) (draws as ReturnType<typeof firstDraws>).begin();
    values[i] = sample(draws);
  }
  return values;
}

/** The largest distance between the distribution of the samples and the law (Kolmogorov and Smirnov). */
function distance(values: Float64Array, law: (x: number) => number): number {
  let largest = 0;
  values.toSorted().forEach((x, i) => {
    const expected = law(x);
    largest = Math.max(largest, expected - i / values.length, (i + 1) / values.length - expected);
  });
  return largest;
}

describe.each(SOURCES)('from %s', (_, open) => {
  test('each of the 32 bits is set in half of the draws', () => {
    const count = 100_000;
    const set = new Uint32Array(32);
    for (const value of samples(open(), (draws) => draws.uint32(), count))
      for (let bit = 0; bit < 32; bit++) set[bit]! += (value >>> bit) & 1;

    // The standard error of a share of ½ is ½/√n; for 32 bits 5.5 of them (1e-6).
    for (const [bit, ones] of set.entries())
      expect(Math.abs(ones / count - 0.5), `bit ${bit}`).toBeLessThan((5.5 * 0.5) / Math.sqrt(count));
  });

  test('uniform numbers are uniform in [0, 1)', () => {
    const values = samples(open(), unit, 200_000);

    // P(√n × distance > 2.5) = 2 exp(−2 × 2.5²) < 1e-5, for any continuous law.
    expect(distance(values, (x) => x)).toBeLessThan(2.5 / Math.sqrt(values.length));
    expect(Math.max(...values.subarray(0, 100_000))).toBeLessThan(1);
    expect(Math.min(...values.subarray(0, 100_000))).toBeGreaterThanOrEqual(0);
  });

  test('the ziggurat gives the exponential law: distance, mean, variance, tail', () => {
    const count = 1_000_000;
    const values = samples(open(), exponential, count);
    let [sum, squares] = [0, 0];
    const beyond = new Map([
      [1, 0],
      [5, 0],
      [7.7, 0],
      [10, 0],
    ]);
    for (const x of values) {
      sum += x;
      squares += (x - 1) ** 2;
      for (const [limit, seen] of beyond) if (x > limit) beyond.set(limit, seen + 1);
    }

    expect(distance(values, (x) => 1 - Math.exp(-x))).toBeLessThan(2.5 / Math.sqrt(count));
    // Standard errors: of the mean 1/√n; of the variance √((μ₄ − σ⁴)/n) = √(8/n), as μ₄ = 9; five of each.
    expect(Math.abs(sum / count - 1)).toBeLessThan(5 / Math.sqrt(count));
    expect(Math.abs(squares / count - 1)).toBeLessThan(5 * Math.sqrt(8 / count));
    // A count with mean m has at most the standard deviation √m. 7.7 is where the tail is stitched on.
    for (const [limit, seen] of beyond) {
      const mean = count * Math.exp(-limit);
      expect(Math.abs(seen - mean), `beyond ${limit}`).toBeLessThan(5 * Math.sqrt(mean));
    }
  });
});

describe('distributions', () => {
  test('a constant is always the same and asks for no dice', () => {
    const law = new Constant(1_234);

    expect([law.meanUs, law.sampleUs(), law.sampleUs()]).toEqual([1_234, 1_234, 1_234]);
  });

  test('an exponential has the mean asked for, in whole microseconds', () => {
    const law = new Exponential(12_000);
    const values = samples(new Rng(1, 'mean'), (draws) => law.sampleUs(draws), 200_000);

    expect(law.meanUs).toBe(12_000);
    expect(values.every(Number.isInteger)).toBe(true);
    // The standard error of the mean is 12000/√200000 = 27 µs: five of them.
    expect(Math.abs(values.reduce((sum, x) => sum + x, 0) / values.length - 12_000)).toBeLessThan(5 * 27);
  });
});
