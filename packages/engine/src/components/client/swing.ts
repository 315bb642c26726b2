import { sin } from '../../core/sine.ts';
import type { SineParams } from './params.ts';

/**
 * A factor that swings about 1 like a sine: the hours of a day, shorter or longer.
 *
 * Followed by chords, 360 to a period: they leave the sine by less than 0.004 % of the amplitude ((2π ÷ 360)² ÷ 8), and
 * over a whole period their average is 1, as the sine's is.
 */
export class Swing {
  declare readonly tickUs: number;
  declare nextTickUs: number;

  declare private readonly params: SineParams;
  private tickedUs = 0;
  declare private value: number;
  declare private slope: number;

  constructor(params: SineParams) {
    this.params = params;
    this.tickUs = Math.max(1, Math.round(params.period / CHORDS));
    this.nextTickUs = this.tickUs;
    this.value = this.sineAt(0);
    this.slope = (this.sineAt(this.nextTickUs) - this.value) / this.tickUs;
  }

  tick(nowUs: number): void {
    this.tickedUs = nowUs;
    this.nextTickUs = nowUs + this.tickUs;
    this.value = this.sineAt(nowUs);
    this.slope = (this.sineAt(this.nextTickUs) - this.value) / this.tickUs;
  }

  /** From the last tick to the next. */
  at(timeUs: number): number {
    return this.value + this.slope * (timeUs - this.tickedUs);
  }

  private sineAt(timeUs: number): number {
    const { amplitude, peakAt, period } = this.params;
    return 1 + amplitude * sin(TWO_PI * (((timeUs - peakAt) % period) / period) + HALF_PI);
  }
}

const CHORDS = 360;
const HALF_PI = 1.5707963267948966;
const TWO_PI = 6.283185307179586;
