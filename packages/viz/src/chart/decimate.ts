/** Some of a series' points, in order of time: which bucket, and its value. */
export interface Points {
  readonly bucket: readonly number[];
  readonly value: readonly number[];
}

/**
 * Leaves at most two points per column of pixels: its lowest and its highest, in the order in which they happened. A
 * line through them covers the same pixels as a line through all; no peak of one bucket is lost.
 *
 * Columns begin at multiples of `perColumn`, counted from the run's beginning, so that a growing series never changes
 * what is already drawn but in its last column. NaN is a gap and is left out; a column of nothing else becomes one NaN.
 */
export function decimate(values: Float64Array, perColumn: number): Points {
  const bucket: number[] = [];
  const value: number[] = [];
  const add = (i: number) => {
    bucket.push(i);
    value.push(values[i] ?? NaN);
  };
  for (let start = 0; start < values.length; start += perColumn) {
    const [low, high] = extremes(values, start, Math.min(start + perColumn, values.length));
    if (low < high) add(low);
    add(high);
    if (low > high) add(low);
  }
  return { bucket, value };
}

/** How many buckets share a column, so that the whole run fits into `columns`. */
export function bucketsPerColumn(bucketsInAll: number, columns: number): number {
  return Math.max(1, Math.ceil(bucketsInAll / columns));
}

/** Where the lowest and the highest value stand; both at the start if all are NaN. */
function extremes(values: Float64Array, start: number, end: number): readonly [low: number, high: number] {
  let low = start;
  let high = start;
  for (let i = start + 1; i < end; i++) {
    const value = values[i] ?? NaN;
    // Written so that a NaN at `start` gives way to the first number.
    if (!(value >= (values[low] ?? NaN)) && !Number.isNaN(value)) low = i;
    if (!(value <= (values[high] ?? NaN)) && !Number.isNaN(value)) high = i;
  }
  return [low, high];
}
