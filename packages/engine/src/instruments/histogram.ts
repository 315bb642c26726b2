import { float } from '../core/float.ts';
import type { DurationRecord } from '../run.ts';

/**
 * Collects durations in a log-linear histogram: 128 bins per power of two, so a quantile is off by less than 1 %.
 *
 * Durations below 128 µs have a bin each. Everything of 2³² µs (71 minutes) or more falls into the last bin; `maxUs`
 * says how much more.
 */
export class Histogram {
  private count = 0;
  private sumUs = float(0);
  private maxUs = float(0);
  private readonly bins = new Uint32Array(BIN_COUNT);
  // As they were when the last bucket was closed.
  private readonly earlierBins = new Uint32Array(BIN_COUNT);
  private earlierCount = 0;
  /** Who collects what it shows. */
  private source: Histogram = this;

  /** Shows from now on what another collects, where both would be told the same. */
  follow(other: Histogram): void {
    this.source = other;
  }

  record(durationUs: number): void {
    this.count++;
    this.sumUs += durationUs;
    if (durationUs > this.maxUs) this.maxUs = durationUs;
    this.bins[binOf(durationUs)]!++;
  }

  /** Quantiles of what was recorded since the last call, in µs, NaN if nothing was; written to `into[i][index]`. */
  closeBucket(shares: readonly number[], into: readonly Float64Array[], index: number): void {
    const { earlierBins, source } = this;
    const { bins } = source;
    const count = source.count - this.earlierCount;
    this.earlierCount = source.count;
    if (count === 0) {
      for (let i = 0; i < into.length; i++) into[i]![index] = NaN;
      return;
    }
    const lastBin = binOf(source.maxUs);
    let seen = 0;
    let next = 0;
    for (let bin = 0; bin <= lastBin; bin++) {
      const added = bins[bin]! - earlierBins[bin]!;
      if (added === 0) continue;
      seen += added;
      earlierBins[bin]! += added;
      while (next < shares.length && seen >= shares[next]! * count) into[next++]![index] = middleUs(bin);
    }
  }

  discard(): void {
    this.count = 0;
    this.sumUs = 0;
    this.maxUs = 0;
    this.earlierCount = 0;
    this.bins.fill(0);
    this.earlierBins.fill(0);
  }

  toRecord(): DurationRecord {
    const { bins, count, maxUs, sumUs } = this.source;
    return { count, sumUs, maxUs, bins: bins.slice() };
  }
}

/** The duration that a share `q` of all did not exceed, in µs, to within 1 %; NaN if there was none. */
export function quantileUs(record: DurationRecord, q: number): number {
  if (record.count === 0) return NaN;
  const wanted = Math.max(1, q * record.count);
  let seen = 0;
  for (let bin = 0; bin < record.bins.length; bin++) {
    seen += record.bins[bin]!;
    if (seen >= wanted) return Math.min(middleUs(bin), record.maxUs);
  }
  return record.maxUs;
}

/** The exact average, in µs; NaN if there was none. */
export function meanUs(record: DurationRecord): number {
  return record.sumUs / record.count;
}

/** How many durations were at most so long: one µs less than each power of two, where bins end. Exact. */
export function stepsOf(record: DurationRecord): { atMostUs: number; count: number }[] {
  const steps: { atMostUs: number; count: number }[] = [];
  let count = 0;
  let bin = 0;
  for (let atMostUs = SUB_BINS - 1; atMostUs < TWO_32 - 1; atMostUs = 2 * atMostUs + 1) {
    while (bin <= binOf(atMostUs)) count += record.bins[bin++]!;
    steps.push({ atMostUs, count });
  }
  return steps;
}

function binOf(durationUs: number): number {
  if (durationUs >= TWO_32) return BIN_COUNT - 1;
  const whole = durationUs >>> 0;
  if (whole < SUB_BINS) return whole;
  const shift = 24 - Math.clz32(whole);
  return (shift << SUB_BITS) + (whole >>> shift);
}

function middleUs(bin: number): number {
  if (bin < 2 * SUB_BINS) return bin;
  const shift = Math.floor(bin / SUB_BINS) - 1;
  const width = 1 << shift;
  return (bin - shift * SUB_BINS) * width + (width - 1) / 2;
}

const SUB_BITS = 7;
const SUB_BINS = 128;
const BIN_COUNT = 26 * SUB_BINS;
const TWO_32 = 4294967296;
