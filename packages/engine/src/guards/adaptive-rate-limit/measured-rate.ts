/**
 * How many a second there are: an average of the latest half seconds, of weights 0.8, 0.16, 0.032 and so on.
 *
 * Source: botocore/retries/throttling.py (RateClocker).
 */
export class MeasuredRate {
  perSecond = 0;

  private count = 0;
  declare private sinceUs: number;

  constructor(nowUs: number) {
    this.sinceUs = Math.floor(nowUs / 1e6) * 1e6;
  }

  onOne(nowUs: number): void {
    this.count++;
    const stepUs = Math.floor(nowUs / STEP_US) * STEP_US;
    if (stepUs <= this.sinceUs) return;
    const latest = (this.count * 1e6) / (stepUs - this.sinceUs);
    this.perSecond = SMOOTHING * latest + (1 - SMOOTHING) * this.perSecond;
    this.count = 0;
    this.sinceUs = stepUs;
  }
}

const STEP_US = 500_000;
const SMOOTHING = 0.8;
