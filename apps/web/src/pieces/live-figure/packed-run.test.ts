import { expect, test } from 'vitest';
import type { ChartRun } from '@basin/viz';
import { packRun, unpackRun } from './packed-run.ts';

const run: ChartRun = {
  durationUs: 2e6,
  nowUs: 2e6,
  bucketUs: 1e6,
  bucketCount: 2,
  isOver: true,
  triggers: [],
  series: {
    offered: Float64Array.of(1000.4, 2),
    queue: Float64Array.of(0.12345, 7),
    latencyP50: Float64Array.of(NaN, 0.25),
  } as unknown as ChartRun['series'],
};

test('what a figure draws arrives to the digits that it shows, and gaps stay gaps', () => {
  const { series } = unpackRun(packRun(run, ['offered', 'queue', 'latencyP50']));

  expect([...series.offered]).toEqual([1000, 2]);
  expect([...series.queue]).toEqual([0.123, 7]);
  expect([...series.latencyP50]).toEqual([NaN, 0.25]);
});

test('what a figure does not draw is left at home', () => {
  const packed = packRun(run, ['offered']);

  expect(Object.keys(packed.series)).toEqual(['offered']);
  expect([...unpackRun(packed).series.queue]).toEqual([0, 0]);
});
