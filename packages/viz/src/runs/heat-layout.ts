import type { PartRecord } from '@basin/engine';
import { shareOn, type Axis } from '../plot/axis.ts';
import { boxes, lineThrough } from '../plot/shapes.ts';

/** One column of the map: some buckets, and the slowest quantiles among them, in seconds; NaN where nothing ended. */
export interface HeatColumn {
  readonly from: number;
  readonly to: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** How dense occurrences lie, in shares of all per tenfold stretch of the axis: level 1 below the first, 5 above the last. */
export const LEVELS = [0.2, 0.5, 1, 2] as const;

/**
 * A run carries of each bucket three quantiles, so this much is known of how durations lie: 40 of 100 between p50 and
 * p90, 9 between p90 and p99. How the faster half lies is not, and nothing is drawn there.
 */
export function heatColumns(part: PartRecord, key: string, most: number): HeatColumn[] {
  const [p50, p90, p99] = ['P50', 'P90', 'P99'].map((quantile) => part.series[key + quantile] ?? new Float64Array());
  const length = p50?.length ?? 0;
  const each = Math.max(1, Math.ceil(length / most));
  return Array.from({ length: Math.ceil(length / each) }, (_, column): HeatColumn => {
    const [from, to] = [column * each, Math.min(length, (column + 1) * each)];
    const slowest = (of: Float64Array | undefined): number => largest(of?.subarray(from, to)) / 1e6;
    return { from, to, p50: slowest(p50), p90: slowest(p90), p99: slowest(p99) };
  });
}

function largest(values: Float64Array = new Float64Array()): number {
  return values.reduce((most, value) => (value > most || Number.isNaN(most) ? value : most), NaN);
}

/** 1 to 5. A share that lies on one place is as dense as can be told. */
export function levelOf(share: number, low: number, high: number): number {
  const density = share / Math.max(FINEST, Math.log10(high / low));
  return 1 + LEVELS.filter((limit) => density >= limit).length;
}

/** Where columns stand: so many buckets across, and latency up. */
export interface HeatAxes {
  readonly buckets: number;
  readonly y: Axis;
}

/** By level, the rectangles of that density as one path. */
export function heatPaths(columns: readonly HeatColumn[], { buckets, y }: HeatAxes): { level: number; path: string }[] {
  const rects = columns.flatMap((column) =>
    KNOWN.map(({ share, from, to }) => {
      const top = 1 - shareOn(y, column[to]);
      const bottom = Math.max(1 - shareOn(y, column[from]), top + THINNEST);
      const [left, right] = [column.from / buckets, column.to / buckets];
      return {
        level: levelOf(share, column[from], column[to]),
        from: { x: left, y: top },
        to: { x: right, y: bottom },
      };
    }),
  );
  const drawn = rects.filter(({ from }) => !Number.isNaN(from.y));
  return [1, ...LEVELS.map((_, index) => index + 2)].map((level) => ({
    level,
    path: boxes(drawn.filter((rect) => rect.level === level)),
  }));
}

export function quantilePath(
  columns: readonly HeatColumn[],
  quantile: 'p50' | 'p99',
  { buckets, y }: HeatAxes,
): string {
  return lineThrough(
    columns.map((column) => {
      const value = column[quantile];
      return Number.isNaN(value) ? null : { x: (column.from + column.to) / 2 / buckets, y: 1 - shareOn(y, value) };
    }),
  );
}

/** How many of all lie between two quantiles. */
const KNOWN = [
  { share: 0.4, from: 'p50', to: 'p90' },
  { share: 0.09, from: 'p90', to: 'p99' },
] as const;

/** Quantiles are exact to 1 %, which is 0.004 of a decade; what is closer looks like one place. */
const FINEST = 0.01;
const THINNEST = 0.006;
