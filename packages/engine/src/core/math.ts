/**
 * Logarithms, exponential and square root with the same bits in every JavaScript engine.
 *
 * Decision: ECMAScript leaves `Math.log`, `Math.exp` and `Math.sqrt` "implementation-approximated", so a run sampled with them may
 * differ between a learner's browser and the grader. The first two follow fdlibm (e_log.c, e_exp.c; Sun Microsystems 1993),
 * which needs only + - × ÷, exactly specified, and the bits of a float64.
 */
export function ln(x: number): number {
  FLOAT[0] = x;
  let high = WORDS[HIGH]!;
  const low = WORDS[LOW]!;
  let k = 0;
  if (high < 0x00100000) {
    if (((high & 0x7fffffff) | low) === 0) return -Infinity;
    if (high < 0) return NaN;
    k -= 54;
    FLOAT[0] = x * TWO_54; // Scale a subnormal up into the normal range.
    high = WORDS[HIGH]!;
  }
  if (high >= 0x7ff00000) return x + x;

  // x = 2^k × (1 + f), with √2/2 < 1 + f < √2.
  k += (high >> 20) - 1023;
  high &= 0x000fffff;
  const carry = (high + 0x95f64) & 0x100000;
  WORDS[HIGH] = high | (carry ^ 0x3ff00000);
  k += carry >> 20;
  return lnOfReduced(FLOAT[0]! - 1, high, k);
}

/** k × ln 2 + ln(1 + f); `high` is the upper half of the mantissa, which decides which form loses fewer bits. */
function lnOfReduced(f: number, high: number, k: number): number {
  if ((0x000fffff & (2 + high)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const r = f * f * (0.5 - 0.333333333333333333 * f);
    return k === 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const r = odd + even;
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + r));
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** The logarithm to base 10 (fdlibm, e_log10.c); a power of ten has a whole one. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return ln(x);
  FLOAT[0] = x;
  let k = -1023;
  if (WORDS[HIGH]! < 0x00100000) {
    FLOAT[0] = x * TWO_54;
    k -= 54;
  }
  k += WORDS[HIGH]! >> 20;
  const isBelowOne = k < 0 ? 1 : 0;
  WORDS[HIGH] = (WORDS[HIGH]! & 0x000fffff) | ((1023 - isBelowOne) << 20);
  const whole = k + isBelowOne;
  return whole * LOG10_2_LOW + INVERSE_LN10 * ln(FLOAT[0]!) + whole * LOG10_2_HIGH;
}

/** The logarithm to base 2; a power of two has a whole one. As in fdlibm's pow, ln(1 + f) × log₂ e is taken in two parts. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return ln(x);
  FLOAT[0] = x;
  let k = -1023;
  if (WORDS[HIGH]! < 0x00100000) {
    FLOAT[0] = x * TWO_54;
    k -= 54;
  }
  // x = 2^k × (1 + f), with √2/2 < 1 + f < √2, as in ln.
  k += WORDS[HIGH]! >> 20;
  const mantissa = WORDS[HIGH]! & 0x000fffff;
  const carry = (mantissa + 0x95f64) & 0x100000;
  WORDS[HIGH] = mantissa | (carry ^ 0x3ff00000);
  k += carry >> 20;
  const f = FLOAT[0]! - 1;
  const half = 0.5 * f * f;
  FLOAT[0] = f - half;
  WORDS[LOW] = 0;
  const high = FLOAT[0]!;
  const low = f - high - half + lnRemainder(f);
  const main = high * LOG2_E_HIGH;
  const sum = k + main;
  return (low + high) * LOG2_E_LOW + low * LOG2_E_HIGH + (k - sum + main) + sum;
}

/** ln(1 + f) − (f − f² ÷ 2). */
function lnRemainder(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  return s * (0.5 * f * f + r);
}

/** e to the power of x. */
export function exp(x: number): number {
  if (!(x <= EXP_OVERFLOW)) return x > EXP_OVERFLOW ? Infinity : NaN;
  if (x < EXP_UNDERFLOW) return 0;

  // x = k × ln 2 + (high − low), with |high − low| ≤ ln 2 / 2.
  const size = x < 0 ? -x : x;
  if (size < TWO_MINUS_28) return 1 + x;
  const k = wholeLn2sIn(x);
  const high = k === 0 ? x : x - k * LN2_HIGH;
  const low = k === 0 ? 0 : k * LN2_LOW;
  const r = high - low;
  const c = expRemainder(r);
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  return timesPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k);
}

/** c of e^r = 1 + r + r c ÷ (2 − c), for |r| ≤ ln 2 / 2. */
export function expRemainder(r: number): number {
  const t = r * r;
  return r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
}

function wholeLn2sIn(x: number): number {
  FLOAT[0] = x;
  const high = WORDS[HIGH]! & 0x7fffffff;
  if (high <= 0x3fd62e42) return 0; // |x| ≤ 0.5 ln 2
  if (high < 0x3ff0a2b2) return x < 0 ? -1 : 1; // |x| < 1.5 ln 2
  return Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
}

/** y × 2^k, for a y between ½ and 2 and a result that is no more than the largest there is. */
export function timesPowerOfTwo(y: number, k: number): number {
  FLOAT[0] = y;
  if (k === 1024) return y * 2 * TWO_1023;
  if (k >= -1021) {
    WORDS[HIGH] = (WORDS[HIGH]! + (k << 20)) | 0;
    return FLOAT[0]!;
  }
  WORDS[HIGH] = (WORDS[HIGH]! + ((k + 1000) << 20)) | 0;
  return FLOAT[0]! * TWO_MINUS_1000;
}

/**
 * The square root, correctly rounded.
 *
 * With x = z × 4^k and z from 1 to 4, Newton's iteration comes within a last place (u) of the root of z. The root is
 * beyond y ± u/2 just when z − y² is beyond ±y × u, for both are multiples of u²; and z − y² is known without error, y²
 * being taken in two parts (Dekker, "A floating-point technique for extending the available precision", 1971).
 */
export function sqrt(x: number): number {
  if (!(x > 0 && x < Infinity)) return x >= 0 ? x : NaN;
  FLOAT[0] = x;
  let k = 0;
  if (WORDS[HIGH]! < 0x00100000) {
    FLOAT[0] = x * TWO_54; // Scale a subnormal up into the normal range.
    k = -27;
  }
  const exponent = (WORDS[HIGH]! >> 20) - 1023;
  k += exponent >> 1;
  WORDS[HIGH] = (WORDS[HIGH]! & 0x000fffff) | ((1023 + (exponent & 1)) << 20);
  const y = rootOfReduced(FLOAT[0]!);
  WORDS[HIGH] = (1023 + k) << 20;
  WORDS[LOW] = 0;
  return y * FLOAT[0]!;
}

/** The cube root, to within 0.67 of a last place (FreeBSD's s_cbrt.c: a rounded estimate and one step of Newton's). */
export function cbrt(x: number): number {
  FLOAT[0] = x;
  const sign = WORDS[HIGH]! & 0x80000000;
  const high = WORDS[HIGH]! & 0x7fffffff;
  if (high >= 0x7ff00000 || x === 0) return x;
  let third = Math.floor(high / 3) + CBRT_BIAS;
  if (high < 0x00100000) {
    FLOAT[0] = x * TWO_54; // Scale a subnormal up into the normal range.
    third = Math.floor((WORDS[HIGH]! & 0x7fffffff) / 3) + CBRT_BIAS_54;
  }
  WORDS[HIGH] = sign | third;
  WORDS[LOW] = 0;
  let t = FLOAT[0]!;
  const r = t * t * (t / x);
  t *= C0 + r * (C1 + r * C2) + r * r * r * (C3 + r * C4);
  // To 23 bits, so that the square is exact.
  FLOAT[0] = t;
  const low = (WORDS[LOW]! >>> 0) + 0x80000000;
  if (low >= 0x100000000) WORDS[HIGH] = WORDS[HIGH]! + 1;
  WORDS[LOW] = low & 0xc0000000;
  t = FLOAT[0]!;
  const quotient = x / (t * t);
  return t + t * ((quotient - t) / (t + t + quotient));
}

/** The square root of z, from 1 to 4. */
function rootOfReduced(z: number): number {
  let y = 0.5 + 0.5 * z;
  for (let i = 0; i < 5; i++) y = 0.5 * (y + z / y);
  const scaled = y * SPLITTER;
  const front = scaled - (scaled - y);
  const back = y - front;
  const square = y * y;
  const rest = front * front - square + 2 * front * back + back * back;
  const missing = z - square - rest;
  if (missing > y * LAST_PLACE) return y + LAST_PLACE;
  return missing <= -y * LAST_PLACE ? y - LAST_PLACE : y;
}

const FLOAT = new Float64Array(1);
const WORDS = new Int32Array(FLOAT.buffer);
const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const HIGH = LITTLE_ENDIAN ? 1 : 0;
const LOW = 1 - HIGH;

const TWO_54 = 18014398509481984;
const TWO_MINUS_28 = 3.7252902984619140625e-9;
const TWO_1023 = 8.98846567431158e307;
const TWO_MINUS_1000 = 9.3326361850321887899e-302;
const SPLITTER = 134217729; // 2^27 + 1
const LAST_PLACE = 2.220446049250313e-16;
const LOG10_2_HIGH = 3.01029995663611771306e-1;
const LOG10_2_LOW = 3.69423907715893078616e-13;
const INVERSE_LN10 = 4.34294481903251816668e-1;
const LOG2_E_HIGH = 1.44269504072144627571;
const LOG2_E_LOW = 1.67517131648865118353e-10;
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const EXP_OVERFLOW = 7.09782712893383973096e2;
const EXP_UNDERFLOW = -7.4513321910194110842e2;
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860510658591e-1;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;
const CBRT_BIAS = 715094163; // (1023 − 1023/3 − 0.03306235651) × 2^20
const CBRT_BIAS_54 = 696219795; // The same for x × 2^54.
const C0 = 1.87595182427177009643;
const C1 = -1.88497979543377169875;
const C2 = 1.62142972010535446614;
const C3 = -0.758397934778766047437;
const C4 = 0.145996192886612446982;
