import { systemSeries, type Run } from '@basin/engine';
import { flowsBetween } from '@basin/viz';
import type { Moment, Seen } from './flows-figure.ts';

/** What a run shows in each of the moments. */
export function seenIn(run: Run, arrows: readonly string[], moments: readonly Moment[]): Seen[] {
  const { offered, good } = systemSeries(run);
  return moments.map(({ from, to }) => {
    const buckets = { from: bucketOf(run, from), to: bucketOf(run, to) };
    return {
      flows: flowsBetween(run, arrows, buckets),
      offered: mean(offered, buckets),
      goodput: mean(good, buckets),
    };
  });
}

function bucketOf(run: Run, seconds: number): number {
  return Math.min(Math.round((seconds * 1e6) / run.bucketUs), run.bucketCount);
}

function mean(values: Float64Array, { from, to }: { readonly from: number; readonly to: number }): number {
  const cut = values.subarray(from, to);
  return cut.reduce((sum, value) => sum + value, 0) / cut.length;
}
