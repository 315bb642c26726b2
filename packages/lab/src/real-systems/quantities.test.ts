import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filling, millis, percent, roundedToMillis, seconds, wholePercent } from './quantities.ts';

test('a thousand a second are fifty every 50 ms, and four a second one every 250 ms', () => {
  expect(filling(1000, 100, 50_000)).toEqual({ tokens: 50, everyUs: 50_000, isShort: false });
  expect(filling(4, 10, 50_000)).toEqual({ tokens: 1, everyUs: 250_000, isShort: false });
});

test('a step that adds more than the bucket holds is said to be short', () => {
  expect(filling(1000, 10, 50_000)).toEqual({ tokens: 50, everyUs: 50_000, isShort: true });
});

test('a rate that fills in steps is the rate, to within a thousandth, whatever it is', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1_000_000, noNaN: true }), (rate) => {
      const { tokens, everyUs } = filling(rate, 1_000_000, 50_000);

      expect(Number.isInteger(tokens) && tokens >= 1 && everyUs >= 50_000).toBe(true);
      expect(Math.abs((tokens * 1_000_000) / everyUs / rate - 1)).toBeLessThanOrEqual(0.001);
    }),
  );
});

test('durations and shares are written without what binary fractions add', () => {
  expect([seconds(250_000), seconds(1), seconds(300_000_000)]).toEqual(['0.25s', '0.000001s', '300s']);
  expect([percent(0.07), percent(0.29), wholePercent(0.125)]).toEqual([7, 29, 13]);
});

test('what is shorter than a millisecond is a millisecond, and that is said', () => {
  expect([millis(0), millis(400), millis(1_500), millis(250_000)]).toEqual([1, 1, 2, 250]);
  expect(roundedToMillis('it', 400)).toBe('it is rounded to 1 ms, from 0.4 ms');
  expect(roundedToMillis('it', 250_000)).toBe(false);
});
