import { exponential, type Draws } from './rng.ts';

/** A law that durations follow. Samples are whole microseconds. */
export interface Distribution {
  readonly meanUs: number;
  sampleUs(draws: Draws): number;
}

export class Constant implements Distribution {
  readonly meanUs: number;

  constructor(meanUs: number) {
    this.meanUs = meanUs;
  }

  sampleUs(): number {
    return this.meanUs;
  }
}

export class Exponential implements Distribution {
  readonly meanUs: number;

  constructor(meanUs: number) {
    this.meanUs = meanUs;
  }

  sampleUs(draws: Draws): number {
    return Math.round(this.meanUs * exponential(draws));
  }
}
