import { exp, ln } from './math.ts';

/**
 * A seeded stream of random numbers (sfc32, 128 bits of state).
 *
 * Decision: every user of chance owns a stream, named for what it draws: `stream(seed, 'users:arrivals')`. It depends
 * on the seed and the name only, so switching a guard on shifts nobody else's draws, and two runs that differ only in
 * their guards meet the very same traffic (common random numbers).
 */
export class Rng implements Draws {
  declare private a: number;
  declare private b: number;
  declare private c: number;
  declare private counter: number;

  constructor(seed: number, name: string) {
    const key = mixedKey(seed, name);
    this.a = key[0]!;
    this.b = key[1]!;
    this.c = key[2]!;
    this.counter = key[3]!;
    for (let i = 0; i < 15; i++) this.uint32();
  }

  uint32(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

/**
 * Random numbers that belong to a pair of numbers, such as a call and the number of its attempt.
 *
 * The work that attempt 2 of call 917 brings to a server is the same whatever happened before it, so two guard
 * settings meet the same work even where they change the order in which it is served.
 */
export class KeyedDraws implements Draws {
  declare private readonly keyA: number;
  declare private readonly keyB: number;
  private base = 0;
  private counter = 0;

  constructor(seed: number, name: string) {
    const key = mixedKey(seed, name);
    this.keyA = key[0]!;
    this.keyB = key[1]!;
  }

  /** Turns to the draws of one pair. */
  at(major: number, minor: number): this {
    const mixed = finalized(Math.imul(major, 0x9e3779b1) ^ this.keyA);
    this.base = finalized((mixed + Math.imul(minor, 0x85ebca77)) ^ this.keyB);
    this.counter = 0;
    return this;
  }

  uint32(): number {
    this.counter = (this.counter + 0x9e3779b9) | 0;
    return finalized(this.base ^ this.counter) >>> 0;
  }
}

export interface Draws {
  /** 32 random bits, as a whole number from 0 to 2³² − 1. */
  uint32(): number;
}

/** Uniform in [0, 1). */
export function unit(draws: Draws): number {
  return draws.uint32() * TWO_MINUS_32;
}

/** Uniform in [0, 1) with 53 random bits. */
function fineUnit(draws: Draws): number {
  return ((draws.uint32() >>> 5) * 67108864 + (draws.uint32() >>> 6)) * TWO_MINUS_53;
}

/**
 * Exponential with mean 1, by a ziggurat of 256 layers (Marsaglia and Tsang, "The Ziggurat Method for Generating
 * Random Variables", 2000): in 99 draws of 100 one multiplication and one comparison instead of a logarithm.
 */
export function exponential(draws: Draws): number {
  let tail = 0;
  for (;;) {
    const bits = draws.uint32();
    const layer = (bits & 255) + 1;
    const share = (bits >>> 8) * TWO_MINUS_24;
    const x = share * LAYER_X[layer]!;
    if (share < LAYER_INNER[layer]!) return tail + x;
    if (layer === LAYERS) {
      // Beyond the last layer the curve is the same exponential again, moved to the right.
      tail += TAIL_START;
      continue;
    }
    const height = LAYER_Y[layer]! + fineUnit(draws) * (LAYER_Y[layer - 1]! - LAYER_Y[layer]!);
    if (height < exp(-x)) return tail + x;
  }
}

/** Four words that depend on every bit of the seed and of the name. */
function mixedKey(seed: number, name: string): Int32Array {
  const key = new Int32Array([0x243f6a88, 0x13198a2e, 0x03707344, 0x299f31d0]);
  stir(key, seed | 0);
  stir(key, Math.floor(seed / 4294967296));
  for (let i = 0; i < name.length; i++) stir(key, name.charCodeAt(i));
  stir(key, name.length);
  for (let i = 0; i < 4; i++) key[i] = finalized(key[i]! ^ key[(i + 1) & 3]!);
  return key;
}

function stir(key: Int32Array, word: number): void {
  key[0] = finalized(key[0]! ^ word);
  key[1] = (key[1]! + Math.imul(key[0]!, 0xcc9e2d51)) ^ (key[0]! >>> 11);
  key[2] = (key[2]! ^ Math.imul(key[1]!, 0x1b873593)) + (key[1]! >>> 7);
  key[3] = (key[3]! + Math.imul(key[2]!, 0xe6546b64)) ^ (key[2]! >>> 13);
}

/** A one-to-one mixing of 32 bits (the finalizer of MurmurHash3, public domain). */
function finalized(word: number): number {
  let z = word;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}

const TWO_MINUS_24 = 5.9604644775390625e-8;
const TWO_MINUS_32 = 2.3283064365386963e-10;
const TWO_MINUS_53 = 1.1102230246251565e-16;

// Layer i (1 … 256) is LAYER_X[i] wide; its part left of LAYER_INNER[i] × its width lies wholly below the curve.
const LAYERS = 256;
const TAIL_START = 7.69711747013104972;
const LAYER_AREA = 0.0039496598225815571993;
const LAYER_X = new Float64Array(LAYERS + 1);
const LAYER_Y = new Float64Array(LAYERS + 1);
const LAYER_INNER = new Float64Array(LAYERS + 1);
LAYER_X[LAYERS] = LAYER_AREA / exp(-TAIL_START);
LAYER_X[LAYERS - 1] = TAIL_START;
for (let i = LAYERS - 2; i >= 1; i--) LAYER_X[i] = -ln(LAYER_AREA / LAYER_X[i + 1]! + exp(-LAYER_X[i + 1]!));
for (let i = 0; i <= LAYERS; i++) LAYER_Y[i] = exp(-LAYER_X[i]!);
for (let i = 1; i <= LAYERS; i++) LAYER_INNER[i] = LAYER_X[i - 1]! / LAYER_X[i]!;
