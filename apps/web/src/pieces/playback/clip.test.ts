import { expect, test } from 'vitest';
import type { ChartRun } from '@basin/viz';
import { clip } from './clip.ts';

const run: ChartRun = {
  durationUs: 4e6,
  nowUs: 4e6,
  bucketUs: 1e6,
  bucketCount: 4,
  isOver: true,
  triggers: [{ fromUs: 2e6, toUs: 3e6, label: 'slow' }],
  series: { offered: Float64Array.of(1, 2, 3, 4) } as unknown as ChartRun['series'],
};

test('a clipped run holds what had happened and says that it is not over', () => {
  const clipped = clip(run, 2.5e6);

  expect([...clipped.series.offered]).toEqual([1, 2]);
  expect(clipped).toMatchObject({ nowUs: 2e6, bucketCount: 2, durationUs: 4e6, isOver: false });
});

test('a trigger that had not begun is not shown', () => {
  expect(clip(run, 2e6).triggers).toEqual([]);
  expect(clip(run, 3e6).triggers).toHaveLength(1);
});

test('past its end a run is itself', () => {
  expect(clip(run, 9e6)).toBe(run);
});
