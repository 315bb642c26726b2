import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AliasTable } from './alias-table.ts';
import type { Draws } from './rng.ts';

/** Draws the middle of every cell of a grid, one after another: what is drawn so often is as likely as that. */
function sharesOf(weights: readonly number[], cells: number): number[] {
  const table = new AliasTable(Float64Array.from(weights));
  const counts = weights.map(() => 0);
  for (let column = 0; column < weights.length; column++) {
    for (let cell = 0; cell < cells; cell++) {
      const queue = [(column + 0.5) / weights.length, (cell + 0.5) / cells];
      const draws: Draws = { uint32: () => Math.floor(queue.shift()! * 2 ** 32) };
      counts[table.draw(draws)]!++;
    }
  }
  return counts.map((count) => count / (cells * weights.length));
}

test('three numbers of weights 1, 2 and 5 are drawn once, twice and five times in eight', () => {
  expect(sharesOf([1, 2, 5], 800).map((share) => Math.round(share * 8e3) / 1e3)).toEqual([1, 2, 5]);
});

test('what has no weight is never drawn', () => {
  expect(sharesOf([0, 1, 0, 3], 400)).toEqual([0, 0.25, 0, 0.75]);
});

test('every number is drawn as often as its weight says', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 }), (weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      fc.pre(total > 1e-6);

      // Each border between two numbers, of which a number has no more than it has columns, is off by at most one cell.
      const shares = sharesOf(weights, 200);
      for (const [index, weight] of weights.entries()) {
        expect(Math.abs(shares[index]! - weight / total)).toBeLessThanOrEqual(
          (weights.length + 1) / (200 * weights.length),
        );
      }
    }),
  );
});
