import type { Micros } from '../../core/time.ts';
import type { LimitRule } from './limit-rule.ts';

export interface AimdParams {
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly backoff: number;
  readonly timeout: Micros;
}

/**
 * Additive increase, multiplicative decrease:
 *
 *     dropped, or sojourn > timeout      limit ← ⌊limit × backoff⌋
 *     else, if 2 × in system ≥ limit     limit ← limit + 1
 *
 * within [min, max]. Source: AIMDLimit.java of Netflix/concurrency-limits (0.9, 5 s, [20, 200], from 20).
 */
export class AimdLimit implements LimitRule {
  declare limit: number;
  declare private readonly params: AimdParams;

  constructor(params: AimdParams) {
    this.params = params;
    this.limit = params.initial;
  }

  onSample(sojournUs: number, inSystem: number, isDropped: boolean): void {
    const { backoff, max, min, timeout } = this.params;
    let limit = this.limit;
    if (isDropped || sojournUs > timeout) limit = Math.floor(limit * backoff);
    else if (inSystem * 2 >= limit) limit++;
    this.limit = Math.min(max, Math.max(min, limit));
  }
}
