/** A number with what chance may have made of it: the truth lies from `low` to `high`, with a confidence of 95 %. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A share with Wilson's interval (Wilson, JASA 1927): honest too where nobody or everybody did it. */
export interface Share extends Interval {
  readonly count: number;
  readonly of: number;
}

export function share(count: number, of: number): Share {
  if (of === 0) return { value: 0, low: 0, high: 1, count, of };
  const value = count / of;
  const zz = Z * Z;
  const centre = (value + zz / (2 * of)) / (1 + zz / of);
  const half = (Z / (1 + zz / of)) * Math.sqrt((value * (1 - value)) / of + zz / (4 * of * of));
  return {
    value,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === of ? 1 : Math.min(1, centre + half),
    count,
    of,
  };
}

/** The mean of independent values with Student's interval. Of one value nothing is known: its interval is all there is. */
export function meanOf(values: readonly number[]): Interval {
  const count = values.length;
  const value = count === 0 ? NaN : sum(values) / count;
  if (count < 2) return { value, low: -Infinity, high: Infinity };
  const spread = Math.sqrt(sum(values.map((each) => (each - value) ** 2)) / (count - 1) / count);
  const half = studentT(count - 1) * spread;
  return { value, low: value - half, high: value + half };
}

/**
 * The median of independent values, with the interval between two of them that holds the true median with at least the
 * confidence wanted, whatever their law (order statistics); with too few values, the whole range and what it is worth.
 */
export function medianOf(values: readonly number[]): Interval & { readonly confidence: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const count = sorted.length;
  const pick = (index: number): number => sorted[Math.min(Math.max(index, 0), count - 1)] ?? NaN;
  const lower = pick(Math.floor((count - 1) / 2));
  const upper = pick(Math.ceil((count - 1) / 2));
  const value = lower === upper ? lower : (lower + upper) / 2;
  let outside = 0; // values left out at each end
  let confidence = count === 0 ? 0 : 1 - 2 * binomialTail(count, 0);
  while (outside + 1 < count / 2 && 1 - 2 * binomialTail(count, outside + 1) >= CONFIDENCE) {
    outside += 1;
    confidence = 1 - 2 * binomialTail(count, outside);
  }
  return { value, low: pick(outside), high: pick(count - 1 - outside), confidence };
}

/** The chance of at most `most` heads of `count` fair coins. */
function binomialTail(count: number, most: number): number {
  let term = 0.5 ** count;
  let total = term;
  for (let heads = 1; heads <= most; heads++) {
    term *= (count - heads + 1) / heads;
    total += term;
  }
  return total;
}

/** The 97.5 % quantile of Student's t: from the table, and beyond it by its expansion (Abramowitz and Stegun 26.7.5). */
function studentT(freedom: number): number {
  return (
    T_TABLE[freedom - 1] ?? Z + (Z ** 3 + Z) / (4 * freedom) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2)
  );
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const CONFIDENCE = 0.95;
const Z = 1.959963984540054;
const T_TABLE = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314,
  2.1199, 2.1098, 2.1009, 2.093, 2.086,
];
