import { describe, expect, test } from 'vitest';
import { exp, ln } from './math.ts';
import { Rng, unit } from './rng.ts';

/** The 64 bits of a number, in hexadecimal. */
function bits(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** Positive numbers of every magnitude a float64 has: random bits with the sign cleared. */
function* anyMagnitude(count: number): Generator<number> {
  const rng = new Rng(7, 'magnitudes');
  const view = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < count; i++) {
    view.setUint32(0, rng.uint32() >>> 1);
    view.setUint32(4, rng.uint32());
    const x = view.getFloat64(0);
    if (Number.isFinite(x)) yield x;
  }
}

/** Inputs where `ours` and `theirs` differ in any bit. */
function differences(inputs: Iterable<number>, ours: (x: number) => number, theirs: (x: number) => number): number[] {
  return [...inputs].filter((x) => !Object.is(ours(x), theirs(x)));
}

describe('in V8, whose Math is fdlibm too, to the last bit', () => {
  test('ln', () => {
    const rng = new Rng(7, 'ln');
    const units = Array.from({ length: 200_000 }, () => 1 - unit(rng));
    const nearOne = Array.from({ length: 100_000 }, () => 1 + (unit(rng) - 0.5) * 1e-5);
    const nearBorders = [Math.SQRT1_2, Math.SQRT2, 2, 4, 0.5].flatMap((x) =>
      [-2, -1, 0, 1, 2].map((ulps) => x * (1 + ulps * Number.EPSILON)),
    );

    expect(differences([...units, ...nearOne, ...nearBorders, ...anyMagnitude(200_000)], ln, Math.log)).toEqual([]);
  });

  test('exp, but for exp(1), where V8 has a special case and fdlibm is a bit off', () => {
    const rng = new Rng(7, 'exp');
    const usual = Array.from({ length: 200_000 }, () => -10 * unit(rng));
    const wide = Array.from({ length: 200_000 }, () => (unit(rng) - 0.5) * 1_500);
    const nearBorders = Array.from({ length: 2_100 }, (_, k) => (k - 1_050 + 0.5) * Math.LN2).flatMap((x) => [
      x,
      x * (1 + Number.EPSILON),
      x * (1 - Number.EPSILON),
    ]);
    const tiny = [...anyMagnitude(50_000)].filter((x) => x < 1).flatMap((x) => [x, -x]);

    expect(differences([...usual, ...wide, ...nearBorders, ...tiny], exp, Math.exp)).toEqual([]);
    expect(Math.abs(exp(1) - Math.E)).toBe(2 ** -51);
  });
});

// The same in every engine: these bits, not what Math says.
test.each([
  [0.1, 'c0026bb1bbb55515'],
  [0.3, 'bff34378fcbda721'],
  [0.5, 'bfe62e42fefa39ef'],
  [0.7071067811865475, 'bfd62e42fefa39f1'],
  [0.7071067811865476, 'bfd62e42fefa39ee'],
  [0.9999999999999999, 'bca0000000000000'],
  [1, '0000000000000000'],
  [1.0000000000000002, '3cafffffffffffff'],
  [1.4142135623730951, '3fd62e42fefa39f0'],
  [1.5, '3fd9f323ecbf984c'],
  [2, '3fe62e42fefa39ef'],
  [3, '3ff193ea7aad030a'],
  [10, '40026bb1bbb55516'],
  [12345.678, '4022d79559791e31'],
  [1e-300, 'c085963447f87fb5'],
  [5e-324, 'c0874385446d71c3'],
  [2.2250738585072014e-308, 'c086232bdd7abcd2'],
  [1.7976931348623157e308, '40862e42fefa39ef'],
  [1e22, '40495414621954fe'],
])('ln(%d) has the bits %s', (x, expected) => {
  expect(bits(ln(x))).toBe(expected);
});

test.each([
  [1e-10, '3ff000000006df38'],
  [-1e-10, '3feffffffff24190'],
  [0.1, '3ff1aec7b35a00d4'],
  [0.3465735902799726, '3ff6a09e667f3bcc'],
  [0.35, '3ff6b4802c805dec'],
  [0.5, '3ffa61298e1e069c'],
  [-0.5, '3fe368b2fc6f960a'],
  [1, '4005bf0a8b14576a'],
  [-1, '3fd78b56362cef38'],
  [1.0397207708399179, '4006a09e667f3bcc'],
  [1.04, '4006a23c87af69e8'],
  [-1.04, '3fd69f0062e862fe'],
  [2, '401d8e64b8d4ddae'],
  [-7.697117470131049, '3f3dc31c329f0b4f'],
  [10, '40d5829dcf950560'],
  [100, '48f3494a9b171bf5'],
  [709.782712893384, '7fefffffffffff2a'],
  [-700, '00d14f2b0fb9307f'],
  [-708.4, '000ff15b469edf89'],
  [-745.1332191019411, '0000000000000001'],
])('exp(%d) has the bits %s', (x, expected) => {
  expect(bits(exp(x))).toBe(expected);
});

test('beyond what they can say, they say so', () => {
  expect([ln(0), ln(-0), ln(-1), ln(NaN), ln(Infinity), ln(-Infinity)]).toEqual([
    -Infinity,
    -Infinity,
    NaN,
    NaN,
    Infinity,
    NaN,
  ]);
  expect([exp(0), exp(-0), exp(NaN), exp(Infinity), exp(-Infinity)]).toEqual([1, 1, NaN, Infinity, 0]);
  expect([exp(709.7827128933841), exp(-745.1332191019412)]).toEqual([Infinity, 0]);
});
