import { unit, type Draws } from './rng.ts';

/**
 * Draws whole numbers from 0 with given weights, each in the same short time however many there are.
 *
 * Every number owns one column of equal width, in which at most one other number has a share: a draw picks a column, then
 * one of the two (A. Walker, "An Efficient Method for Generating Discrete Random Variables with General Distributions",
 * 1977; built in linear time as M. Vose showed in 1991).
 */
export class AliasTable {
  /** What share of its column a number keeps. */
  declare private readonly kept: Float64Array;
  /** Whose the rest of the column is. */
  declare private readonly other: Int32Array;

  constructor(weights: Float64Array) {
    const { length } = weights;
    this.kept = new Float64Array(length).fill(1);
    this.other = new Int32Array(length);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const left = weights.map((weight) => (weight * length) / total);
    const small: number[] = [];
    const large: number[] = [];
    for (let i = 0; i < length; i++) (left[i]! < 1 ? small : large).push(i);
    while (small.length > 0 && large.length > 0) {
      const giver = large.at(-1)!;
      const taker = small.pop()!;
      this.kept[taker] = left[taker]!;
      this.other[taker] = giver;
      left[giver] = left[giver]! + left[taker]! - 1;
      if (left[giver] < 1) small.push(large.pop()!);
    }
  }

  draw(draws: Draws): number {
    const column = Math.floor(unit(draws) * this.kept.length);
    return unit(draws) < this.kept[column]! ? column : this.other[column]!;
  }
}
