import { expect, test } from 'vitest';
import { bucketsPerColumn, decimate } from './decimate.ts';

test('a short run keeps every bucket', () => {
  expect(decimate(Float64Array.of(3, 1, 2), bucketsPerColumn(3, 1200))).toEqual({
    bucket: [0, 1, 2],
    value: [3, 1, 2],
  });
});

test('a column keeps its lowest and its highest value, in the order in which they happened', () => {
  expect(decimate(Float64Array.of(5, 9, 1, 4, 0, 2, 8, 3), 4)).toEqual({ bucket: [1, 2, 4, 6], value: [9, 1, 0, 8] });
});

test('a run of 100 000 buckets is drawn with two points per column, and its one peak and one dip are among them', () => {
  const values = new Float64Array(100_000).fill(1000);
  values[77_777] = 5000;
  values[12_345] = 0;

  const points = decimate(values, bucketsPerColumn(values.length, 1200));

  expect(points.bucket.length).toBeLessThanOrEqual(2400);
  expect(points.value[points.bucket.indexOf(77_777)]).toBe(5000);
  expect(points.value[points.bucket.indexOf(12_345)]).toBe(0);
});

test('growing by a bucket changes nothing before the last column', () => {
  const whole = Float64Array.from({ length: 100 }, (_, i) => (i * 37) % 11);

  const before = decimate(whole.subarray(0, 57), 10);
  const after = decimate(whole.subarray(0, 58), 10);

  const inClosedColumns = (bucket: number) => bucket < 50;
  expect(after.bucket.filter(inClosedColumns)).toEqual(before.bucket.filter(inClosedColumns));
});

test('a column without values is one gap, and gaps do not hide the values beside them', () => {
  expect(decimate(Float64Array.of(NaN, NaN, NaN, 4, 6, NaN), 2)).toEqual({ bucket: [0, 3, 4], value: [NaN, 4, 6] });
});
