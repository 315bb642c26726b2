import { systemSeries, type Run } from '@basin/engine';

/** Where a run ended, judged by its last tenth: long enough to be a mean, late enough to be the outcome. */
export interface SeedOutcome {
  readonly seed: number;
  readonly basin: 'healthy' | 'failed' | 'undecided';
  /** Good calls ÷ calls offered. */
  readonly goodputShare: number;
  readonly goodputPerSecond: number;
  readonly attemptsPerSecond: number;
}

export function outcomeOf(run: Run): SeedOutcome {
  const { offered, good, attempts } = systemSeries(run);
  const from = Math.floor(run.bucketCount * 0.9);
  const mean = (values: Float64Array) =>
    values.subarray(from).reduce((sum, value) => sum + value, 0) / (run.bucketCount - from);
  const goodputShare = mean(offered) > 0 ? Math.min(1, mean(good) / mean(offered)) : NaN;
  return {
    seed: run.seed,
    basin: goodputShare >= 0.9 ? 'healthy' : goodputShare <= 0.5 ? 'failed' : 'undecided',
    goodputShare,
    goodputPerSecond: mean(good),
    attemptsPerSecond: mean(attempts),
  };
}
