import type { LimitRule } from './limit-rule.ts';

export interface Gradient2Params {
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly tolerance: number;
  readonly queueSize: number;
  readonly smoothing: number;
  readonly longWindow: number;
}

/**
 * Compares the latest sojourn with its long-term average:
 *
 *     gradient = tolerance × long ÷ latest, from 0.5 to 1
 *     limit ← limit × (1 − smoothing) + smoothing × (limit × gradient + queueSize)
 *
 * within [min, max], and unchanged while less than half of it is used. The average is exponential over `longWindow`
 * samples, the plain mean for the first ten; where it is over twice the latest, it gives way by 5 % a sample.
 *
 * Source: Gradient2Limit.java of Netflix/concurrency-limits (1.5, 4, 0.2, 600, [20, 200], from 20). Left out: feeding
 * it once per window of time instead of once per attempt (WindowedLimit).
 */
export class Gradient2Limit implements LimitRule {
  declare private readonly params: Gradient2Params;
  declare private estimate: number;
  private longUs = 0;
  private warmUpCount = 0;
  private warmUpSumUs = 0;

  constructor(params: Gradient2Params) {
    this.params = params;
    this.estimate = params.initial;
  }

  get limit(): number {
    return Math.floor(this.estimate);
  }

  onSample(sojournUs: number, inSystem: number): void {
    const longUs = this.addToAverage(sojournUs);
    if (longUs / sojournUs > 2) this.longUs *= 0.95;
    if (inSystem < this.estimate / 2) return;
    this.estimate = gradient2Limit(this.estimate, { longUs, latestUs: sojournUs }, this.params);
  }

  private addToAverage(sojournUs: number): number {
    if (this.warmUpCount < WARM_UP) {
      this.warmUpSumUs += sojournUs;
      this.longUs = this.warmUpSumUs / ++this.warmUpCount;
    } else {
      const weight = 2 / (this.params.longWindow + 1);
      this.longUs = this.longUs * (1 - weight) + sojournUs * weight;
    }
    return this.longUs;
  }
}

/** The limit that follows a limit; not yet a whole number. */
export function gradient2Limit(
  limit: number,
  { longUs, latestUs }: { readonly longUs: number; readonly latestUs: number },
  { max, min, queueSize, smoothing, tolerance }: Gradient2Params,
): number {
  const gradient = Math.max(0.5, Math.min(1, (tolerance * longUs) / latestUs));
  const smoothed = limit * (1 - smoothing) + (limit * gradient + queueSize) * smoothing;
  return Math.max(min, Math.min(max, smoothed));
}

const WARM_UP = 10;
