import type { ChartRun } from '@basin/viz';

/** The part of a run that had happened by `nowUs`: what playback shows of a run that is long finished. */
export function clip(run: ChartRun, nowUs: number): ChartRun {
  const bucketCount = Math.min(run.bucketCount, Math.floor(nowUs / run.bucketUs));
  if (bucketCount === run.bucketCount) return run;
  const series = Object.fromEntries(
    Object.entries(run.series).map(([key, values]) => [key, values.subarray(0, bucketCount)]),
  ) as ChartRun['series'];
  const reachedUs = bucketCount * run.bucketUs;
  const triggers = run.triggers.filter((trigger) => trigger.fromUs < reachedUs);
  return { ...run, nowUs: reachedUs, bucketCount, isOver: false, series, triggers };
}
