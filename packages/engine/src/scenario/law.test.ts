import { expect, test } from 'vitest';
import { law } from './law.ts';

const read = (written: unknown) => law().parse(written);
const refuses = (written: unknown) => !law().safeParse(written).success;

test('each law is read with its mean, in µs', () => {
  expect(read({ constant: '5ms' })).toEqual({ law: 'constant', mean: 5_000 });
  expect(read({ exponential: '5ms' })).toEqual({ law: 'exponential', mean: 5_000 });
  expect(read({ normal: { mean: '5ms', deviation: '1ms' } })).toEqual({ law: 'normal', mean: 5_000, deviation: 1_000 });
  expect(read({ hyperexponential: { mean: '5ms', cv2: 4 } })).toEqual({
    law: 'hyperexponential',
    mean: 5_000,
    cv2: 4,
  });
  expect(read({ empirical: { values: ['1ms', '2ms'] } })).toEqual({
    law: 'empirical',
    values: [1_000, 2_000],
    weights: [1, 1],
    mean: 1_500,
  });
  expect(
    read({
      quantiles: [
        { share: 0, value: '1ms' },
        { share: 1, value: '3ms' },
      ],
    }),
  ).toMatchObject({ law: 'quantiles', mean: 2_000 });
  expect(read({ bimodal: { fast: '1ms', slow: { exponential: '1s' }, slowShare: 0.1 } })).toEqual({
    law: 'bimodal',
    fast: { law: 'constant', mean: 1_000 },
    slow: { law: 'exponential', mean: 1_000_000 },
    slowShare: 0.1,
    mean: 100_900,
  });
});

test('a lognormal may be said in four ways', () => {
  const sigma = 0.8;
  const [median, mean, p99] = [10_000, 10_000 * Math.exp(0.32), 10_000 * Math.exp(2.3263478740408408 * sigma)];
  const us = (value: number) => `${value.toFixed(6)}us`;

  for (const written of [
    { median: us(median), sigma },
    { mean: us(mean), sigma },
    { median: us(median), p99: us(p99) },
    { mean: us(mean), p99: us(p99) },
  ]) {
    // Durations are read as whole microseconds of ten thousand and more.
    const { mean: meanUs, ...parsed } = read({ lognormal: written }) as { mean: number; median: number; sigma: number };
    expect(parsed.sigma).toBeCloseTo(sigma, 3);
    expect(parsed.median / median).toBeCloseTo(1, 3);
    expect(meanUs / mean).toBeCloseTo(1, 3);
  }
});

test.each<[string, unknown]>([
  ['two laws', { constant: '5ms', exponential: '5ms' }],
  ['none', {}],
  ['a p99 below the median', { lognormal: { median: '10ms', p99: '9ms' } }],
  ['a p99 of more than 14 means', { lognormal: { mean: '10ms', p99: '150ms' } }],
  ['a lognormal of a median and a mean', { lognormal: { mean: '10ms', median: '9ms', sigma: 1 } }],
  ['a lognormal without a spread', { lognormal: { mean: '10ms' } }],
  ['a normal that would reach below nothing', { normal: { mean: '5ms', deviation: '2ms' } }],
  ['less variable than exponential', { hyperexponential: { mean: '5ms', cv2: 0.5 } }],
  ['other weights than values', { empirical: { values: ['1ms', '2ms'], weights: [1] } }],
  ['a weight of nothing', { empirical: { values: ['1ms'], weights: [0] } }],
  [
    'a p99 below the median inside',
    { bimodal: { fast: { lognormal: { median: '2s', p99: '1s' } }, slow: '1s', slowShare: 0 } },
  ],
  [
    'quantiles without an end',
    {
      quantiles: [
        { share: 0, value: '1ms' },
        { share: 0.9, value: '3ms' },
      ],
    },
  ],
  [
    'quantiles that fall',
    {
      quantiles: [
        { share: 0, value: '3ms' },
        { share: 1, value: '1ms' },
      ],
    },
  ],
  [
    'one share twice',
    {
      quantiles: [
        { share: 0, value: '1ms' },
        { share: 0, value: '2ms' },
        { share: 1, value: '3ms' },
      ],
    },
  ],
])('refuses %s', (_, written) => {
  expect(refuses(written)).toBe(true);
});
