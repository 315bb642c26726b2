import type { ChartRun, SeriesKey } from '@basin/viz';

/**
 * A chart's run on its way into a page: only the series that the figure draws, as short numbers. As raw floats a run
 * would weigh ten times as much and not compress.
 */
export interface PackedRun extends Omit<ChartRun, 'series'> {
  readonly series: Readonly<Partial<Record<SeriesKey, readonly (number | null)[]>>>;
}

export function packRun(run: ChartRun, keys: readonly SeriesKey[]): PackedRun {
  const series = Object.fromEntries(keys.map((key) => [key, Array.from(run.series[key], shortened)]));
  return { ...run, series };
}

export function unpackRun(packed: PackedRun): ChartRun {
  const series = Object.fromEntries(
    ALL_SERIES.map((key) => {
      const values = packed.series[key];
      return [key, values ? Float64Array.from(values, (value) => value ?? NaN) : new Float64Array(packed.bucketCount)];
    }),
  ) as unknown as ChartRun['series'];
  return { ...packed, series };
}

/** Whole ones where they are many, three decimals where they are few; nothing where there is no value. */
function shortened(value: number): number | null {
  if (Number.isNaN(value)) return null;
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000;
}

const ALL_SERIES: readonly SeriesKey[] = [
  'offered',
  'goodput',
  'attempts',
  'retries',
  'timeouts',
  'errors',
  'shed',
  'queue',
  'latencyP50',
  'latencyP99',
];
