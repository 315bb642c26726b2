import { expect, test } from 'vitest';
import { micros, millis, seconds } from './time.ts';

test('durations become whole microseconds', () => {
  expect([micros(7), millis(1.5), seconds(0.25), millis(0.0004), seconds(0.1 + 0.2)]).toEqual([
    7, 1_500, 250_000, 0, 300_000,
  ]);
});

test.each([-1, 0.5, NaN, Infinity, 2 ** 53])('refuses %d', (count) => {
  expect(() => micros(count)).toThrow('a duration is a whole number of µs');
});
