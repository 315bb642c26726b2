import { sum } from './interval.ts';

/** Mean square distance from the mean. */
export function varianceOf(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}

/** How much each value tells about the next: 0 nothing, 1 everything. NaN where nothing varies. */
export function lag1Of(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  let [covariance, variance] = [0, 0];
  for (const [index, value] of values.entries()) {
    variance += (value - mean) ** 2;
    const next = values[index + 1];
    if (next !== undefined) covariance += (value - mean) * (next - mean);
  }
  return variance === 0 ? NaN : covariance / variance;
}

/** Without its straight line, so that a slow drift is not taken for memory. */
export function detrended(values: readonly number[]): number[] {
  const slope = slopeOf(values);
  const middle = (values.length - 1) / 2;
  return values.map((value, index) => value - slope * (index - middle));
}

/** Of the straight line that fits best, per step; NaN for fewer than two values. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = sum(values) / values.length;
  const covariance = sum(values.map((value, index) => (index - middle) * (value - mean)));
  return covariance / sum(values.map((_, index) => (index - middle) ** 2));
}

/** Kendall's τ of values in their order: 1 if each is larger than all before it, −1 if smaller, near 0 without trend. */
export function kendallOf(values: readonly number[]): number {
  const known = values.filter((value) => Number.isFinite(value));
  let [score, pairs] = [0, 0];
  for (const [index, value] of known.entries()) {
    for (const earlier of known.slice(0, index)) {
      score += Math.sign(value - earlier);
      pairs += 1;
    }
  }
  return pairs === 0 ? NaN : score / pairs;
}
