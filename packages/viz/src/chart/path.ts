import { GRID, Pen } from '../plot/pen.ts';
import type { Points } from './decimate.ts';

/** How buckets and values become places on the grid. */
export interface Grid {
  /** Buckets in the whole run, whether they have happened or not. */
  readonly buckets: number;
  /** The value at the upper edge; the lower edge is zero. */
  readonly top: number;
}

/** A line through the middles of the buckets. It breaks where there is no value. */
export function linePath(points: Points, grid: Grid): string {
  const pen = new Pen();
  for (const [i, bucket] of points.bucket.entries()) {
    const value = points.value[i] ?? NaN;
    if (Number.isNaN(value)) pen.lift();
    else pen.lineTo(x(bucket + 0.5, grid), y(value, grid));
  }
  return pen.path();
}

/** The area between two lines with the same gaps, or under one line if `base` is left out. */
export function areaPath(line: Points, grid: Grid, base?: Points): string {
  const pen = new Pen();
  const below = base && stretches(base);
  for (const [i, above] of stretches(line).entries()) {
    for (const [bucket, value] of above) pen.lineTo(x(bucket + 0.5, grid), y(value, grid));
    const back = below?.[i] ?? onTheFloor(above);
    for (const [bucket, value] of back.toReversed()) pen.lineTo(x(bucket + 0.5, grid), y(value, grid));
    pen.close();
  }
  return pen.path();
}

/** One step per point, from its bucket's beginning to the next point's (or to `end`, the first bucket not drawn). */
export function stepPath(points: Points, grid: Grid, end: number): string {
  const pen = new Pen();
  for (const [i, bucket] of points.bucket.entries()) {
    const height = y(points.value[i] ?? 0, grid);
    pen.lineTo(x(bucket, grid), height);
    pen.lineTo(x(points.bucket[i + 1] ?? end, grid), height);
  }
  return pen.path();
}

/** What a step path encloses with the floor. */
export function stepAreaPath(points: Points, grid: Grid, end: number): string {
  const steps = stepPath(points, grid, end);
  const first = points.bucket[0];
  if (first === undefined) return '';
  return `${steps}V${GRID}H${x(first, grid)}Z`;
}

/** A dot on the line every so many buckets: a stroke of no length, which round caps turn into a dot of its width. */
export function dotsPath(points: Points, grid: Grid, every: number): string {
  let path = '';
  let next = 0;
  for (const [i, bucket] of points.bucket.entries()) {
    const value = points.value[i] ?? NaN;
    if (bucket < next || !(value > 0)) continue;
    path += `M${x(bucket + 0.5, grid)} ${y(value, grid)}h0`;
    next = bucket + every;
  }
  return path;
}

function x(bucket: number, grid: Grid): number {
  return Math.round((bucket / grid.buckets) * GRID);
}

function y(value: number, grid: Grid): number {
  return GRID - Math.round((Math.min(value, grid.top) / grid.top) * GRID);
}

type Stretch = readonly (readonly [bucket: number, value: number])[];

/** The points between one gap and the next. */
function stretches(points: Points): Stretch[] {
  const found: (readonly [number, number])[][] = [];
  let isInGap = true;
  for (const [i, bucket] of points.bucket.entries()) {
    const value = points.value[i] ?? NaN;
    if (!Number.isNaN(value)) {
      if (isInGap) found.push([]);
      found.at(-1)?.push([bucket, value]);
    }
    isInGap = Number.isNaN(value);
  }
  return found;
}

function onTheFloor(line: Stretch): Stretch {
  const [first, last] = [line[0], line.at(-1)];
  return first && last
    ? [
        [first[0], 0],
        [last[0], 0],
      ]
    : [];
}
