import { expect, test } from 'vitest';
import { areaPath, linePath, stepAreaPath, stepPath } from './path.ts';

const grid = { buckets: 4, top: 10 };
const points = (...value: number[]) => ({ bucket: value.map((_, i) => i), value });

test('a line goes through the middles of the buckets', () => {
  expect(linePath(points(0, 10), grid)).toBe('M500 4000l1000-4000');
});

test('a line breaks where there is no value, and a lonely value is a dot', () => {
  expect(linePath(points(0, NaN, 10), grid)).toBe('M500 4000h0M2500 0h0');
});

test('steps begin and end with their buckets', () => {
  expect(stepPath(points(10, 0), grid, 2)).toBe('M0 0l1000 0 0 4000 1000 0');
});

test('the area of steps stands on the floor', () => {
  expect(stepAreaPath(points(10), grid, 1)).toBe('M0 0l1000 0V4000H0Z');
});

test('an area between lines breaks where they do', () => {
  const area = areaPath(points(10, 10, NaN, 10), grid, points(5, 5, NaN, 5));

  expect(area).toBe('M500 0l1000 0 0 2000-1000 0ZM3500 0l0 2000Z');
});

test('what is above the axis is cut off at its upper edge', () => {
  expect(linePath(points(10, 99), grid)).toBe('M500 0l1000 0');
});
