import { expect, test } from 'vitest';
import { log10, log2 } from './math.ts';
import { Rng, unit } from './rng.ts';

const draws = new Rng(7, 'logarithms');
const anyMagnitude = (): number => 2 ** (2_097 * unit(draws) - 1_074);
const nearOne = (): number => 1 + (unit(draws) - 0.5) * 0.2;

test.each([
  ['log10', log10, Math.log10],
  ['log2', log2, Math.log2],
] as const)('%s is V8’s, whose Math is fdlibm here too, to the last bit', (_, ours, theirs) => {
  for (let i = 0; i < 50_000; i++) {
    for (const x of [anyMagnitude(), nearOne()]) {
      if (!Object.is(ours(x), theirs(x))) expect.fail(`of ${x}: ${ours(x)}, not ${theirs(x)}`);
    }
  }
});

test('of whole powers they are whole', () => {
  for (let power = -1_074; power <= 1_023; power++) expect(log2(2 ** power)).toBe(power);
  for (let power = -307; power <= 308; power++) expect(log10(Number(`1e${power}`))).toBe(power);
});

test('beyond what they can say, they say so', () => {
  for (const log of [log2, log10]) {
    expect([log(0), log(-1), log(NaN), log(Infinity)]).toEqual([-Infinity, NaN, NaN, Infinity]);
  }
});
