import { cbrt } from '../../core/math.ts';

/**
 * The rate that follows throttling, as CUBIC lets a window follow a loss: down at once, up again towards where it was,
 * slowly near there, then faster and faster.
 *
 *     throttled  w ← the rate then, k ← ∛(w × 0.3 ÷ 0.4)    rate 0.7 w
 *     else       t after that                                 rate 0.4 (t − k)³ + w
 *
 * Source: botocore/retries/throttling.py (CubicCalculator); S. Ha et al., "CUBIC: A New TCP-Friendly High-Speed TCP
 * Variant", 2008.
 */
export class CubicRate {
  private highest = 0;
  private backAfterSeconds = 0;
  declare private throttledAtUs: number;

  constructor(nowUs: number) {
    this.throttledAtUs = nowUs;
  }

  onThrottled(nowUs: number, perSecond: number): number {
    this.highest = perSecond;
    this.backAfterSeconds = cbrt((perSecond * (1 - BETA)) / SCALE);
    this.throttledAtUs = nowUs;
    return perSecond * BETA;
  }

  onOther(nowUs: number): number {
    const seconds = (nowUs - this.throttledAtUs) / 1e6 - this.backAfterSeconds;
    return SCALE * seconds * seconds * seconds + this.highest;
  }
}

const SCALE = 0.4;
const BETA = 0.7;
