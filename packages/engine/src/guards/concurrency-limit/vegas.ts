import { unit, type Draws } from '../../core/rng.ts';
import type { LimitRule } from './limit-rule.ts';

export interface VegasParams {
  readonly initial: number;
  readonly max: number;
  readonly smoothing: number;
}

/**
 * Estimates how many of the attempts in the system do nothing but wait, and keeps that number small:
 *
 *     queue = ⌈limit × (1 − shortest sojourn ÷ sojourn)⌉        l = max(1, ⌊log₁₀ limit⌋)
 *
 *     dropped            limit − l
 *     queue ≤ l          limit + 6 l
 *     queue < 3 l        limit + l
 *     queue > 6 l        limit − l
 *
 * else it stays, as it does while less than half of it is used. The new limit is within [1, max] and smoothed. The
 * shortest sojourn is forgotten, and the current one taken for it, every 30 × limit × (a random share from 0.5 to 1)
 * samples: what was once short may be so no more. It takes for granted that an idle system serves all alike: where
 * service times vary much, the shortest sojourn is an extreme, and the limit ends far too low.
 *
 * Source: VegasLimit.java of Netflix/concurrency-limits (from 20, at most 1000, no smoothing), after L. Brakmo and
 * L. Peterson, "TCP Vegas", 1995.
 */
export class VegasLimit implements LimitRule {
  declare private readonly params: VegasParams;
  declare private readonly dice: Draws;
  declare private estimate: number;
  private shortestUs = 0;
  private sampleCount = 0;
  declare private probeShare: number;

  constructor(params: VegasParams, dice: Draws) {
    this.params = params;
    this.dice = dice;
    this.estimate = params.initial;
    this.probeShare = this.drawProbeShare();
  }

  get limit(): number {
    return Math.floor(this.estimate);
  }

  onSample(sojournUs: number, inSystem: number, isDropped: boolean): void {
    this.sampleCount++;
    if (this.sampleCount >= this.probeShare * PROBE_MULTIPLIER * this.estimate) {
      this.probeShare = this.drawProbeShare();
      this.sampleCount = 0;
      this.shortestUs = sojournUs;
    } else if (this.shortestUs === 0 || sojournUs < this.shortestUs) {
      this.shortestUs = sojournUs;
    } else {
      this.update(sojournUs, inSystem, isDropped);
    }
  }

  private update(sojournUs: number, inSystem: number, isDropped: boolean): void {
    const { estimate } = this;
    const queue = Math.ceil(estimate * (1 - this.shortestUs / sojournUs));
    const step = Math.max(1, powersOfTen(estimate));
    if (isDropped) this.moveTo(estimate - step);
    else if (inSystem * 2 < estimate) return;
    else if (queue <= step) this.moveTo(estimate + 6 * step);
    else if (queue < 3 * step) this.moveTo(estimate + step);
    else if (queue > 6 * step) this.moveTo(estimate - step);
  }

  private moveTo(wanted: number): void {
    const { max, smoothing } = this.params;
    const within = Math.max(1, Math.min(max, wanted));
    this.estimate = (1 - smoothing) * this.estimate + smoothing * within;
  }

  private drawProbeShare(): number {
    return 0.5 + 0.5 * unit(this.dice);
  }
}

/** The logarithm to the base of ten, rounded down. */
function powersOfTen(x: number): number {
  let powers = 0;
  for (let rest = Math.floor(x); rest >= 10; rest = Math.floor(rest / 10)) powers++;
  return powers;
}

const PROBE_MULTIPLIER = 30;
