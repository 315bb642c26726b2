import { expect, test } from 'vitest';
import { formatDuration, formatNumber, formatSeconds, roundToTruth } from './number.ts';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

test('thousands are set apart by a narrow space that does not break', () => {
  expect(formatNumber(3960)).toBe('3\u202f960');
  expect(plain(formatNumber(1234567.8))).toBe('1 234 568');
});

test.each([
  [0, '0'],
  [0.1234, '0.12'],
  [4.06, '4.1'],
  [4, '4'],
  [12.3, '12'],
  [-1500, '\u22121 500'],
  [NaN, '–'],
])('%d is written %s', (value, text) => {
  expect(plain(formatNumber(value))).toBe(text);
});

test.each([
  [250_000, '0.25 s'],
  [12_500_000, '12.5 s'],
  [300_000_000, '300 s'],
  [3_600_000_000, '3 600 s'],
])('%d µs is %s on an axis of seconds', (us, text) => {
  expect(plain(formatSeconds(us))).toBe(text);
});

test('settings below a second are in milliseconds', () => {
  expect(plain(formatDuration(12_000))).toBe('12 ms');
  expect(plain(formatDuration(1_500_000))).toBe('1.5 s');
});

test.each([
  { mean: 992, standardError: 4.1, shown: 1000 },
  { mean: 3960, standardError: 1.4, shown: 3960 },
  { mean: 15.2, standardError: 0.5, shown: 15 },
  { mean: 0.937, standardError: 0.02, shown: 0.9 },
  { mean: 0.937, standardError: 0.002, shown: 0.94 },
])('$mean ± $standardError is shown as $shown', ({ mean, standardError, shown }) => {
  expect(roundToTruth(mean, standardError)).toBe(shown);
});

test('something small is never rounded to nothing', () => {
  expect(roundToTruth(9, 20)).toBe(9);
  expect(roundToTruth(0, 20)).toBe(0);
});
