import { meanOf, type Interval } from '../statistics/interval.ts';

/** A measure of two systems on the same seeds. */
export interface Paired {
  readonly measure: string;
  readonly a: Interval;
  readonly b: Interval;
  /** b − a, seed by seed: what chance does to both alike is not in it. */
  readonly difference: Interval;
}

export function paired(measure: string, a: readonly number[], b: readonly number[]): Paired {
  const differences = a.map((value, index) => (b[index] ?? NaN) - value);
  return { measure, a: meanOf(a), b: meanOf(b), difference: meanOf(differences) };
}
