import { assert } from './assert.ts';

/**
 * A bucket that fills with `perSecond` tokens a second up to `burst`, and starts full.
 *
 * Between any two instants T seconds apart at most perSecond × T + burst tokens are taken.
 */
export class TokenBucket {
  declare private readonly perUs: number;
  declare private readonly burst: number;
  declare private tokens: number;
  private countedAtUs = 0;

  constructor(perSecond: number, burst: number) {
    assert(perSecond >= 0 && burst >= 1, 'a bucket fills, and holds a token at least');
    this.perUs = perSecond / 1_000_000;
    this.burst = burst;
    this.tokens = burst;
  }

  has(nowUs: number, tokens: number): boolean {
    return this.tokensAt(nowUs) >= tokens - ROUNDING;
  }

  take(nowUs: number, tokens: number): void {
    this.tokens = this.tokensAt(nowUs) - tokens;
    this.countedAtUs = nowUs;
  }

  private tokensAt(nowUs: number): number {
    return Math.min(this.burst, this.tokens + (nowUs - this.countedAtUs) * this.perUs);
  }
}

// A token in ten parts comes to a little less than a token.
const ROUNDING = 1e-6;
