import { expect, test } from 'vitest';
import { isSameDuration, joinDuration, splitDuration } from './duration-text.ts';

test('a duration is halved and joined again', () => {
  expect(splitDuration('1.5s', 'ms')).toEqual({ amount: '1.5', unit: 's' });
  expect(joinDuration({ amount: '1.5', unit: 's' })).toBe('1.5s');
});

test('what is no duration is kept whole, to be mended', () => {
  expect(splitDuration('soon', 'ms')).toEqual({ amount: 'soon', unit: 'ms' });
  expect(joinDuration({ amount: 'soon', unit: 'ms' })).toBe('soon');
});

test('a unit that is typed along counts', () => {
  expect(joinDuration({ amount: '2s', unit: 'ms' })).toBe('2s');
});

test('no amount is no duration', () => {
  expect(joinDuration({ amount: ' ', unit: 'ms' })).toBe('');
});

test('durations are the same whatever unit they are written in', () => {
  expect(isSameDuration('0ms', '0s')).toBe(true);
  expect(isSameDuration('1000ms', '1s')).toBe(true);
  expect(isSameDuration('1ms', '1s')).toBe(false);
  expect(isSameDuration('soon', 'soon')).toBe(false);
});
