import { systemSeries, type Run, type SystemSeries } from '@basin/engine';

/** What flowed through the whole system over a stretch of a run, per second. */
export interface Flow {
  readonly offeredPerSecond: number;
  readonly goodPerSecond: number;
  readonly attemptsPerSecond: number;
}

export interface LastTenth extends Flow {
  readonly fromUs: number;
  /** The run came to its end, and over this stretch goodput was at least 95 % of offered load. */
  readonly recovered: boolean;
}

/** How a run ended: its last tenth, rounded to whole buckets. */
export function lastTenth(run: Run): LastTenth {
  const first = Math.min(Math.round(run.bucketCount * 0.9), Math.max(0, run.bucketCount - 1));
  const flow = flowOver(run, first);
  const isHealthy = flow.goodPerSecond >= HEALTHY_SHARE * flow.offeredPerSecond;
  return { ...flow, fromUs: first * run.bucketUs, recovered: isHealthy && run.ended === 'at-time' };
}

/** From the end of the warm-up on. */
export function flowAfterWarmUp(run: Run): Flow {
  return flowOver(run, Math.min(run.bucketCount, Math.round(run.warmUpUs / run.bucketUs)));
}

function flowOver(run: Run, firstBucket: number): Flow {
  const series = systemSeries(run);
  const mean = (key: keyof SystemSeries): number => {
    const stretch = series[key].subarray(firstBucket);
    return stretch.reduce((sum, value) => sum + value, 0) / stretch.length;
  };
  return { offeredPerSecond: mean('offered'), goodPerSecond: mean('good'), attemptsPerSecond: mean('attempts') };
}

export const HEALTHY_SHARE = 0.95;
