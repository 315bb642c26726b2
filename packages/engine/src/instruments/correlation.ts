import { exp, ln, sqrt } from '../core/math.ts';
import type { Run } from '../run.ts';
import { partOf } from './read.ts';

/** How two parts move together from bucket to bucket. NaN where too little was measured, or nothing moved. */
export interface Correlation {
  /** Pearson's coefficient, from −1 to 1. */
  readonly r: number;
  /** In 19 of 20 cases it lies between these. */
  readonly low: number;
  readonly high: number;
  /** Buckets in which both were measured. */
  readonly bucketCount: number;
  /** So many independent ones say as much. */
  readonly effectiveCount: number;
}

/**
 * The correlation of one series, such as `latencyP50`, of two parts, after the warm-up. Components that share nothing
 * are near 0; a pool, a store or a retry storm that they share shows as a number near 1.
 *
 * Buckets in which one of them measured nothing are left out. The interval is Fisher's (R. A. Fisher, 1921: the inverse
 * hyperbolic tangent of r is about normal with variance 1/(n − 3)). Buckets that follow each other are alike, so n is not
 * their number but that of independent ones: n (1 − a b) / (1 + a b), with a and b the correlation of each series with
 * itself one bucket later (M. S. Bartlett, 1935; C. Bretherton et al., The effective number of spatial degrees of freedom
 * of a time-varying field, 1999, eq. 31).
 */
export function correlation(run: Run, [one, other]: readonly [string, string], key: string): Correlation {
  return correlate(pairsOf(run, [one, other], key));
}

/** The correlations of every part with every other, in the order of the names. */
export function correlationMatrix(run: Run, names: readonly string[], key: string): Correlation[][] {
  const rows: Correlation[][] = [];
  for (const [row, one] of names.entries()) {
    // Symmetric: what stands left of the diagonal has been computed above.
    rows.push(names.map((other, column) => (column < row ? rows[column]![row]! : correlation(run, [one, other], key))));
  }
  return rows;
}

interface Pairs {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Whether the pair before is that of the bucket before. */
  readonly follows: readonly boolean[];
}

function pairsOf(run: Run, [one, other]: readonly [string, string], key: string): Pairs {
  const [xs, ys] = [partOf(run, one).series[key], partOf(run, other).series[key]];
  const pairs = { x: [] as number[], y: [] as number[], follows: [] as boolean[] };
  let latest = -2;
  for (let bucket = Math.round(run.warmUpUs / run.bucketUs); bucket < run.bucketCount; bucket++) {
    const [x, y] = [xs?.[bucket] ?? NaN, ys?.[bucket] ?? NaN];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    pairs.x.push(x);
    pairs.y.push(y);
    pairs.follows.push(latest === bucket - 1);
    latest = bucket;
  }
  return pairs;
}

function correlate({ x, y, follows }: Pairs): Correlation {
  const bucketCount = x.length;
  const r = bucketCount < 3 ? NaN : pearson(x, y);
  if (Number.isNaN(r)) return { r, low: NaN, high: NaN, bucketCount, effectiveCount: NaN };
  const memory = memoryOf(x, follows) * memoryOf(y, follows);
  const effectiveCount = memory > 0 ? (bucketCount * (1 - memory)) / (1 + memory) : bucketCount;
  return { r, ...interval(r, effectiveCount), bucketCount, effectiveCount };
}

/** NaN where one of the two does not move. */
function pearson(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - meanX, y[i]! - meanY];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  if (xx === 0 || yy === 0) return NaN;
  return Math.max(-1, Math.min(1, xy / (sqrt(xx) * sqrt(yy))));
}

/** The correlation of a series with itself one bucket later; 0 where there is nothing to compute it from. */
function memoryOf(values: readonly number[], follows: readonly boolean[]): number {
  const later = values.filter((_, i) => follows[i]);
  const earlier = values.filter((_, i) => follows[i + 1] === true);
  const r = later.length < 3 ? NaN : pearson(earlier, later);
  return Number.isNaN(r) ? 0 : r;
}

function interval(r: number, count: number): { low: number; high: number } {
  if (count <= 3) return { low: -1, high: 1 };
  if (r === 1 || r === -1) return { low: r, high: r };
  const z = 0.5 * ln((1 + r) / (1 - r));
  const halfWidth = NORMAL_975 / sqrt(count - 3);
  return { low: tanh(z - halfWidth), high: tanh(z + halfWidth) };
}

function tanh(z: number): number {
  return 1 - 2 / (exp(2 * z) + 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 19 of 20 draws of a standard normal are no further from 0. */
const NORMAL_975 = 1.959963984540054;
