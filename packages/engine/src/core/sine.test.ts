import { expect, test } from 'vitest';
import { Rng, unit } from './rng.ts';
import { sin } from './sine.ts';

const draws = new Rng(7, 'angles');
const between = (from: number, to: number): number => from + (to - from) * unit(draws);

// One last place of 1 and less where the sine is less: relative to the sine itself, not to 1.
test.each<[string, () => number]>([
  ['one turn', () => between(-7, 7)],
  ['many turns', () => between(-499_999, 499_999)],
  ['small angles', () => between(-1e-6, 1e-6)],
  ['angles by whole half turns', () => Math.PI * Math.floor(between(-1_000, 1_000)) * (1 + between(-1e-14, 1e-14))],
  [
    'angles by odd quarter turns',
    () => Math.PI * (Math.floor(between(-1_000, 1_000)) + 0.5) * (1 + between(-1e-14, 1e-14)),
  ],
])('%s: within one last place of V8', (_, angle) => {
  for (let i = 0; i < 30_000; i++) {
    const x = angle();
    const error = Math.abs(sin(x) - Math.sin(x));
    if (error > Math.abs(Math.sin(x)) * Number.EPSILON) expect.fail(`sin(${x}) is ${sin(x)}, not ${Math.sin(x)}`);
  }
});

// The same in every engine: these bits, not what Math says.
test.each([
  [0, 0],
  [0.5, 0.479425538604203],
  [1, 0.8414709848078965],
  [Math.PI / 2, 1],
  [2, 0.9092974268256817],
  [Math.PI, 1.2246467991473532e-16],
  [4, -0.7568024953079282],
  [2 * Math.PI, -2.4492935982947064e-16],
  [-1, -0.8414709848078965],
  [65, 0.8268286794901034],
  [100_000, 0.03574879797201651],
])('sin(%d) is %d', (x, expected) => {
  expect(sin(x)).toBe(expected);
});

test('is asked for no more than half a million', () => {
  expect(() => sin(500_000)).toThrow('half a million');
  expect(() => sin(NaN)).toThrow('half a million');
});
