import { assert } from './assert.ts';

export interface SlidingQuantileParams {
  /** The share of the values that lie below. */
  readonly share: number;
  readonly windowUs: number;
  readonly stepCount: number;
  /** With fewer values than this there is none. */
  readonly minimum: number;
}

/**
 * A quantile of what was seen over the latest stretch of time, to within 2 %.
 *
 * Values are counted in bins, 32 to each power of two, for each step of the window on its own: the oldest step is
 * forgotten as a new one begins. Only then is the quantile found anew, so that asking costs nothing, and adds and
 * comparisons are all it takes: the same bits everywhere. The method is that of Finagle's WindowedPercentileHistogram.
 */
export class SlidingQuantile {
  declare private readonly params: SlidingQuantileParams;
  declare private readonly stepUs: number;
  declare private readonly steps: readonly Int32Array[];
  private readonly bins = new Int32Array(BIN_COUNT);
  private newest = 0;
  private count = 0;
  private quantile = Infinity;

  constructor(params: SlidingQuantileParams) {
    assert(params.windowUs > 0 && params.stepCount > 0, 'a window has a length and steps');
    this.params = params;
    this.stepUs = params.windowUs / params.stepCount;
    this.steps = Array.from({ length: params.stepCount }, () => new Int32Array(BIN_COUNT));
  }

  /** Sees a value, a whole number. */
  add(nowUs: number, value: number): void {
    this.slideTo(nowUs);
    const bin = binOf(value);
    this.steps[this.newest % this.steps.length]![bin]!++;
    this.bins[bin]!++;
    this.count++;
  }

  /** As it was when the latest step began; infinity while too little has been seen. */
  at(nowUs: number): number {
    this.slideTo(nowUs);
    return this.quantile;
  }

  private slideTo(nowUs: number): void {
    const newest = Math.floor(nowUs / this.stepUs);
    if (newest === this.newest) return;
    // What was seen is known now, before the first of it is forgotten.
    this.quantile = this.find();
    for (let i = Math.max(this.newest, newest - this.steps.length) + 1; i <= newest; i++) this.forget(i);
    this.newest = newest;
  }

  private forget(step: number): void {
    const counts = this.steps[step % this.steps.length]!;
    for (let bin = 0; bin < BIN_COUNT; bin++) {
      this.bins[bin]! -= counts[bin]!;
      this.count -= counts[bin]!;
    }
    counts.fill(0);
  }

  private find(): number {
    if (this.count < this.params.minimum) return Infinity;
    const wanted = this.params.share * this.count;
    let seen = 0;
    let bin = 0;
    while (seen + this.bins[bin]! < wanted) seen += this.bins[bin++]!;
    return middleOf(bin);
  }
}

function binOf(value: number): number {
  if (value < SUB_BINS) return value;
  if (value >= TWO_31) return BIN_COUNT - 1;
  const shift = 26 - Math.clz32(value);
  return shift * SUB_BINS + (value >>> shift);
}

function middleOf(bin: number): number {
  if (bin < 2 * SUB_BINS) return bin;
  const shift = Math.floor(bin / SUB_BINS) - 1;
  return (bin - shift * SUB_BINS) * (1 << shift) + ((1 << shift) >> 1);
}

const SUB_BINS = 32;
const BIN_COUNT = 27 * SUB_BINS;
const TWO_31 = 2147483648;
