import { expect, test } from 'vitest';
import { sqrt } from './math.ts';
import { Rng, unit } from './rng.ts';

/** Positive numbers of every magnitude a float64 has: random bits with the sign cleared. */
function anyMagnitude(count: number): number[] {
  const rng = new Rng(7, 'magnitudes');
  const view = new DataView(new ArrayBuffer(8));
  return Array.from({ length: count }, () => {
    view.setUint32(0, rng.uint32() >>> 1);
    view.setUint32(4, rng.uint32());
    return view.getFloat64(0);
  }).filter(Number.isFinite);
}

test('the square root has every bit of the processor’s, which IEEE 754 wants correctly rounded', () => {
  const rng = new Rng(7, 'sqrt');
  const inputs = [
    ...anyMagnitude(500_000),
    ...Array.from({ length: 500_000 }, () => 1 + 3 * unit(rng)),
    ...Array.from({ length: 100_000 }, (_, i) => i),
    // Just beside squares: the root is just beside a number, or beside the middle of two.
    ...Array.from({ length: 200_000 }, () => 1 + unit(rng) + unit(rng) * 2 ** -32).flatMap((y) =>
      [-2, -1, 0, 1, 2].map((ulps) => y * y * (1 + ulps * Number.EPSILON)),
    ),
    ...Array.from({ length: 2_000 }, (_, i) => i * 5e-324),
    ...[1, 2, 4].flatMap((x) => [x * (1 - Number.EPSILON / 2), x * (1 - Number.EPSILON), x * (1 + Number.EPSILON)]),
    Number.MAX_VALUE,
    2.2250738585072014e-308,
  ];

  expect(inputs.filter((x) => !Object.is(sqrt(x), Math.sqrt(x)))).toEqual([]);
});

test('beyond what it can say, it says so', () => {
  expect([0, -0, Infinity, -1, -Infinity, NaN].map(sqrt)).toEqual([0, -0, Infinity, NaN, NaN, NaN]);
});
