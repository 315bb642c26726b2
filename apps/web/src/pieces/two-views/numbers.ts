import type { PartRecord, Run } from '@basin/engine';

/** Parts added up, bucket by bucket; zeros where none has such a series. */
export function sumOf(
  parts: readonly PartRecord['series'][],
  key: string,
  { bucketCount }: Pick<Run, 'bucketCount'>,
): Float64Array {
  const total = new Float64Array(bucketCount);
  for (const series of parts) {
    for (const [bucket, value] of series[key]?.entries() ?? []) total[bucket] = (total[bucket] ?? 0) + value;
  }
  return total;
}

/** NaN where there is nothing to divide by. */
export function ratio(of: Float64Array, by: Float64Array): number[] {
  return Array.from(of, (value, bucket) => {
    const divisor = by[bucket] ?? 0;
    return divisor > 0 ? value / divisor : NaN;
  });
}

/** Each bucket together with those of the ten seconds up to its end: what a dashboard shows. */
export function trailingSum(values: Float64Array, bucketUs: number): Float64Array {
  const length = Math.max(1, Math.round((SMOOTHED_SECONDS * 1e6) / bucketUs));
  let sum = 0;
  return values.map((value, bucket) => {
    sum += value - (bucket >= length ? (values[bucket - length] ?? 0) : 0);
    return sum;
  });
}

/** Four digits are more than a reader needs; null where there is no number, for JSON has none. */
export function shortened(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : null;
}

/** A second by itself says more about chance than about the system. */
export const SMOOTHED_SECONDS = 10;
