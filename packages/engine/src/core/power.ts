import { assert } from './assert.ts';
import { expRemainder, sqrt, timesPowerOfTwo } from './math.ts';

/**
 * x to the power of y, for an x that is not negative, with the same bits in every JavaScript engine.
 *
 * `Math.pow` and `**` are "implementation-approximated" as the logarithm is. This follows fdlibm (e_pow.c; Sun Microsystems
 * 1993): the binary logarithm of x in two parts of some 74 bits together, times y, and 2 to that power. Off by less than
 * 0.7 of the last place.
 */
export function pow(x: number, y: number): number {
  assert(!(x < 0), 'only a number that is not negative is taken to a power');
  if (y === 0 || x === 1) return 1;
  if (y === 0.5) return sqrt(x);
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (!(x > 0 && x < Infinity && y > -Infinity && y < Infinity)) return powOfEdge(x, y);

  splitLog2(x);
  const high = LOG2[0]!;
  const low = LOG2[1]!;
  const bits = y * (high + low);
  if (bits >= MOST_BITS) return Infinity;
  if (bits < FEWEST_BITS) return 0;
  const yFront = front(y);
  const k = Math.ceil(bits - 0.5);
  return timesPowerOfTwo(twoTo(yFront * high - k, (y - yFront) * high + y * low), k);
}

/** Where 0, infinity or NaN is among the two. */
function powOfEdge(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  return x > 1 === y > 0 ? Infinity : 0;
}

/** Leaves log₂ x, of a finite x > 0, in two parts, the first with no more than 21 bits. */
function splitLog2(x: number): void {
  FLOAT[0] = x;
  let exponent = -1023;
  if (WORDS[HIGH]! < 0x00100000) {
    FLOAT[0] = x * TWO_54; // Scale a subnormal up into the normal range.
    exponent -= 54;
  }
  exponent += WORDS[HIGH]! >> 20;
  const mantissa = WORDS[HIGH]! & 0x000fffff;
  // x = 2^exponent × z, with √3 ÷ 2 < z < √3; its logarithm is taken from that of 1 or 1.5, whichever is nearer.
  const isNearTwo = mantissa >= 0xbb67a;
  const isNearMiddle = mantissa > 0x3988e && !isNearTwo;
  if (isNearTwo) exponent++;
  WORDS[HIGH] = mantissa | (isNearTwo ? 0x3fe00000 : 0x3ff00000);
  const z = FLOAT[0]!;
  const near = isNearMiddle ? 1.5 : 1;

  // s = (z − near) ÷ (z + near), in two parts.
  const u = z - near;
  const v = 1 / (z + near);
  const s = u * v;
  const sFront = front(s);
  const sumFront = front(z + near);
  const sBack = v * (u - sFront * sumFront - sFront * (z - (sumFront - near)));

  // log₂(z ÷ near) = (s + s³ ÷ 3 + s⁵ ÷ 5 …) × 2 ÷ ln 2, of which 3 + s² + … is taken in two parts.
  const square = s * s;
  const series = square * square * (A1 + square * (A2 + square * (A3 + square * (A4 + square * (A5 + square * A6)))));
  const r = series + sBack * (sFront + s);
  const frontSquare = sFront * sFront;
  const factorFront = front(3 + frontSquare + r);
  const factorBack = r - (factorFront - 3 - frontSquare);
  const main = sFront * factorFront;
  const rest = sBack * factorFront + factorBack * s;
  const sumOfBoth = front(main + rest);
  const left = rest - (sumOfBoth - main);

  const high = SCALE_HIGH * sumOfBoth;
  const low = SCALE_LOW * sumOfBoth + left * SCALE + (isNearMiddle ? LOG2_MIDDLE_LOW : 0);
  const middle = isNearMiddle ? LOG2_MIDDLE_HIGH : 0;
  LOG2[0] = front(high + low + middle + exponent);
  LOG2[1] = low - (LOG2[0] - exponent - middle - high);
}

/** 2 to the power of main + rest, from −½ to ½. */
function twoTo(main: number, rest: number): number {
  const t = front(main + rest);
  const high = t * LN2_HIGH;
  const low = (rest - (t - main)) * LN2 + t * LN2_LOW;
  const z = high + low;
  const missing = low - (z - high);
  const c = expRemainder(z);
  return 1 - ((z * c) / (c - 2) - (missing + z * missing) - z);
}

/** The upper 21 bits of the mantissa, so that the product of two such numbers is exact. */
function front(x: number): number {
  FLOAT[0] = x;
  WORDS[LOW] = 0;
  return FLOAT[0];
}

const FLOAT = new Float64Array(1);
const WORDS = new Int32Array(FLOAT.buffer);
const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const HIGH = LITTLE_ENDIAN ? 1 : 0;
const LOW = 1 - HIGH;
/** What `splitLog2` leaves. */
const LOG2 = new Float64Array(2);

const TWO_54 = 18014398509481984;
const MOST_BITS = 1024;
const FEWEST_BITS = -1075;
const LOG2_MIDDLE_HIGH = 5.84962487220764160156e-1; // log₂ 1.5
const LOG2_MIDDLE_LOW = 1.35003920212974897128e-8;
const SCALE = 9.61796693925975554329e-1; // 2 ÷ (3 ln 2)
const SCALE_HIGH = 9.617967009544372558594e-1;
const SCALE_LOW = -7.02846165095275826516e-9;
const LN2 = 6.93147180559945286227e-1;
const LN2_HIGH = 6.93147182464599609375e-1;
const LN2_LOW = -1.90465429995776804525e-9;
const A1 = 5.99999999999994648725e-1;
const A2 = 4.28571428578550184252e-1;
const A3 = 3.33333329818377432918e-1;
const A4 = 2.72728123808534006489e-1;
const A5 = 2.30660745775561754067e-1;
const A6 = 2.06975017800338417784e-1;
