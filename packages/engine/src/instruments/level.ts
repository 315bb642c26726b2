import { float } from '../core/float.ts';

/**
 * Something that goes up and down in whole steps, and its average over time.
 *
 * The integral is kept as a sum of times: minus the time of every step up, plus that of every step down. Times are
 * whole microseconds, so the sum is exact.
 */
export class Level {
  value = 0;

  private areaUs = float(0);
  private sinceUs = float(0);
  private takenUs = float(0);

  rise(nowUs: number): void {
    this.value++;
    this.areaUs -= nowUs;
  }

  fall(nowUs: number): void {
    this.value--;
    this.areaUs += nowUs;
  }

  /** The average since the last call, over a stretch that ends now. */
  takeAverage(nowUs: number): number {
    const lengthUs = nowUs - this.sinceUs;
    const area = this.areaUs + this.value * nowUs;
    this.areaUs = -this.value * nowUs;
    this.takenUs += area;
    this.sinceUs = nowUs;
    return lengthUs > 0 ? area / lengthUs : this.value;
  }

  /** Rises or falls to a whole number. */
  moveTo(value: number, nowUs: number): void {
    while (this.value < value) this.rise(nowUs);
    while (this.value > value) this.fall(nowUs);
  }

  /** The whole area since the beginning, for who averages over a window of their own. Takes nothing. */
  integralUs(nowUs: number): number {
    return this.takenUs + this.areaUs + this.value * nowUs;
  }
}
