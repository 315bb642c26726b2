import { expect, test } from 'vitest';
import { scaleTo, timeTicksUs } from './scale.ts';

test.each([
  { highest: 3960, most: 5, ticks: [0, 1000, 2000, 3000, 4000] },
  { highest: 4096, most: 2, ticks: [0, 2500, 5000] },
  { highest: 1, most: 5, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  { highest: 0.03, most: 1, ticks: [0, 0.05] },
])('an axis to $highest in at most $most steps has lines at $ticks', ({ highest, most, ticks }) => {
  expect(scaleTo(highest, most)).toEqual({ top: ticks.at(-1), ticks });
});

test.each([
  { seconds: 300, ticks: [0, 60, 120, 180, 240, 300] },
  { seconds: 100, ticks: [0, 20, 40, 60, 80, 100] },
  { seconds: 3600, ticks: [0, 600, 1200, 1800, 2400, 3000, 3600] },
  { seconds: 45, ticks: [0, 10, 20, 30, 40] },
])('$seconds seconds are marked as clocks are', ({ seconds, ticks }) => {
  expect(timeTicksUs(seconds * 1e6, 6)).toEqual(ticks.map((tick) => tick * 1e6));
});
