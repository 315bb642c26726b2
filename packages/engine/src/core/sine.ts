import { assert } from './assert.ts';

/**
 * The sine, with the same bits in every JavaScript engine; `Math.sin` is "implementation-approximated". Follows fdlibm
 * (k_sin.c, k_cos.c, e_rem_pio2.c; Sun Microsystems 1993) for angles up to half a million, which are a hundred thousand
 * turns: who turns further takes whole turns out first. Off by less than one last place.
 */
export function sin(x: number): number {
  assert(x > -FURTHEST && x < FURTHEST, 'an angle is at most half a million');
  const quarters = Math.floor(x * TWO_BY_PI + 0.5);
  // The angle left, within ± π ÷ 4, in two parts: π ÷ 2 is subtracted in four, each product of the first three exact.
  const first = x - quarters * HALF_PI_1;
  const second = quarters * HALF_PI_2;
  const third = quarters * HALF_PI_3;
  const middle = first - second;
  const lost = first - middle - second;
  const inner = middle - third;
  const lower = middle - inner - third + lost - quarters * HALF_PI_4;
  const angle = inner + lower;
  const rest = inner - angle + lower;
  const isCosine = (quarters & 1) === 1;
  const value = isCosine ? cosOfReduced(angle, rest) : sinOfReduced(angle, rest);
  return (quarters & 2) === 2 ? -value : value;
}

function sinOfReduced(x: number, rest: number): number {
  const z = x * x;
  const r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
  const v = z * x;
  return x - (z * (0.5 * rest - v * r) - rest - v * S1);
}

function cosOfReduced(x: number, rest: number): number {
  const z = x * x;
  const r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * r - x * rest));
}

const FURTHEST = 500_000;
const TWO_BY_PI = 6.36619772367581382433e-1;
const HALF_PI_1 = 1.57079632673412561417;
const HALF_PI_2 = 6.0771005063039659925e-11;
const HALF_PI_3 = 2.0222662487111664558e-21;
const HALF_PI_4 = 8.47842766036889956997e-32;
const S1 = -1.66666666666666324348e-1;
const S2 = 8.33333333332248946124e-3;
const S3 = -1.98412698298579493134e-4;
const S4 = 2.75573137070700676789e-6;
const S5 = -2.50507602534068634195e-8;
const S6 = 1.58969099521155010221e-10;
const C1 = 4.16666666666666019037e-2;
const C2 = -1.38888888888741095749e-3;
const C3 = 2.48015872894767294178e-5;
const C4 = -2.75573143513906633035e-7;
const C5 = 2.0875723212981748279e-9;
const C6 = -1.13596475577881948265e-11;
