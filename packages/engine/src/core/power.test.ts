import { expect, test } from 'vitest';
import { pow } from './power.ts';
import { Rng, unit } from './rng.ts';

/** By how many units in the last place two numbers differ. */
function placesApart(ours: number, theirs: number): number {
  const bits = new BigInt64Array(new Float64Array([ours, theirs]).buffer);
  return Math.abs(Number(bits[0]! - bits[1]!));
}

const draws = new Rng(7, 'powers');
const between = (from: number, to: number): number => from + (to - from) * unit(draws);

// V8 takes powers by the C library, which is off by hardly more than half a place; ours is off by less than 0.7.
test.each<[string, () => [number, number]]>([
  ['ranks to negative powers, as in Zipf’s law', () => [1 + Math.floor(between(0, 1e6)), -between(0, 3)]],
  ['shares to powers', () => [unit(draws), between(0, 10)]],
  ['powers of every size', () => [between(0, 4), between(-1_500, 1_500)]],
  ['bases near 1', () => [1 + between(-1e-6, 1e-6), between(-1e9, 1e9)]],
  ['bases nearer to 1', () => [1 + between(-1e-12, 1e-12), between(-1e15, 1e15)]],
  ['bases of every magnitude', () => [2 ** between(-1_074, 1_023), between(-2, 2)]],
])('%s: within one last place of V8', (_, inputs) => {
  for (let i = 0; i < 30_000; i++) {
    const [x, y] = inputs();
    const apart = placesApart(pow(x, y), Math.pow(x, y));
    if (apart > 1) expect.fail(`pow(${x}, ${y}) is ${pow(x, y)}, ${apart} places from ${Math.pow(x, y)}`);
  }
});

test('whole powers of small numbers are exact', () => {
  for (let base = 1; base <= 40; base++) {
    for (let power = 0; base ** power <= 2 ** 53; power++) {
      expect(pow(base, power), `${base}^${power}`).toBe(base ** power);
      if (base === 1 && power > 100) break;
    }
  }
  for (let power = -1_074; power <= 1_023; power++) expect(pow(2, power)).toBe(2 ** power);
});

test('at the edges it says what IEEE 754 says', () => {
  const edges = [0, 0.5, 1, 2, Infinity, NaN];
  const powers = [-Infinity, -3, -1, 0, 0.5, 1, 2, 3, Infinity, NaN];
  for (const x of edges) {
    for (const y of powers) {
      // 1 to a power that is no number is 1 there, NaN in JavaScript.
      const expected = x === 1 ? 1 : Math.pow(x, y);
      expect(pow(x, y), `${x}^${y}`).toBe(expected);
    }
  }
  expect([pow(2, 1_024), pow(0.5, 1_076), pow(10, 400), pow(10, -400)]).toEqual([Infinity, 0, Infinity, 0]);
  expect(() => pow(-8, 3)).toThrow('not negative');
});

// The same in every engine: these bits, not what Math says.
test.each([
  [2, 0.5, 1.4142135623730951],
  [10, -3, 0.001],
  [1.5, 1.5, 1.8371173070873836],
  [3, -1.3, 0.23974103110828812],
  [1000, -1.3, 0.0001258925411794167],
  [0.7, 123.4, 7.675349100464164e-20],
  [1e-300, 1.05, 1e-315],
])('pow(%d, %d) is %d', (x, y, expected) => {
  expect(pow(x, y)).toBe(expected);
});
