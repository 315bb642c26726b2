import { assert } from './assert.ts';

/**
 * A sum over the latest stretch of time, kept in buckets: an amount is forgotten when its bucket slides out.
 *
 * With n buckets of width w it covers the bucket under way and the n − 1 before it, between (n − 1) × w and n × w.
 * Reading it at a time lets go of what has slid out by then; reading it twice changes nothing.
 */
export class SlidingSum {
  declare private readonly buckets: Float64Array;
  declare private readonly bucketUs: number;
  private newest = 0;
  private total = 0;

  constructor(windowUs: number, bucketCount: number) {
    assert(windowUs > 0 && bucketCount > 0, 'a window has a length and buckets');
    this.buckets = new Float64Array(bucketCount);
    this.bucketUs = windowUs / bucketCount;
  }

  add(nowUs: number, amount: number): void {
    this.slideTo(nowUs);
    this.buckets[this.newest % this.buckets.length]! += amount;
    this.total += amount;
  }

  at(nowUs: number): number {
    this.slideTo(nowUs);
    return this.total;
  }

  clear(): void {
    this.buckets.fill(0);
    this.total = 0;
  }

  private slideTo(nowUs: number): void {
    const { buckets } = this;
    const newest = Math.floor(nowUs / this.bucketUs);
    const from = Math.max(this.newest, newest - buckets.length);
    for (let i = from + 1; i <= newest; i++) {
      const slot = i % buckets.length;
      this.total -= buckets[slot]!;
      buckets[slot] = 0;
    }
    this.newest = newest;
  }
}
