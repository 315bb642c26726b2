import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration, parseRate } from './duration.ts';

test.each([
  [0, '0s'],
  [1, '1us'],
  [999, '999us'],
  [1_000, '1ms'],
  [1_500, '1.5ms'],
  [250_000, '250ms'],
  [999_999, '999.999ms'],
  [1_000_000, '1s'],
  [1_500_000, '1.5s'],
  [59_001_000, '59.001s'],
  [60_000_000, '1m'],
  [90_000_000, '90s'],
  [600_000_000, '10m'],
  [3_600_000_000, '1h'],
  [5_400_000_000, '90m'],
  [86_400_000_000, '24h'],
])('%d µs are written %s', (us, text) => {
  expect(formatDuration(us)).toBe(text);
  expect(parseDuration(text)).toBe(us);
});

test('what is written is read again as the same duration', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.nat({ max: 5_000_000 }),
        fc.maxSafeNat().map((us) => us % 86_400_000_001),
      ),
      (us) => {
        expect(parseDuration(formatDuration(us))).toBe(us);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('micro has two spellings, and fractions end at a microsecond', () => {
  expect(parseDuration('7µs')).toBe(7);
  expect(parseDuration('7us')).toBe(7);
  expect(parseDuration('0.0004ms')).toBe(0);
  expect(parseDuration('0.000001h')).toBe(3_600);
});

test.each([
  '',
  '5',
  's',
  '-1s',
  '1 s',
  '1.s',
  '.5s',
  '1e3s',
  '1d',
  '1S',
  '1ss',
  ' 1s',
  '1s\n',
  '1,5s',
  '١s',
  '1.0000001s',
  '1234567890123s',
])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeNaN();
});

test.each([
  ['1000/s', 1_000],
  ['0/s', 0],
  ['0.5/s', 0.5],
  ['30/min', 0.5],
  ['30/m', 0.5],
  ['7200/h', 2],
])('%s are %d per second', (text, perSecond) => {
  expect(parseRate(text)).toBe(perSecond);
});

test.each(['', '5', '/s', '5/', '5/d', '-5/s', '5 /s', '5/s ', '1e3/s', '5/constructor', '1234567890/s'])(
  '%j is no rate',
  (text) => {
    expect(parseRate(text)).toBeNaN();
  },
);
