import { exponential, unit, type Rng } from '../../core/rng.ts';
import type { BurstyParams } from './params.ts';

/**
 * Bursts and calm in turn, each for an exponential time: arrivals at such a rate are a Markov-modulated Poisson process of
 * two states (W. Fischer and K. Meier-Hellstern, "The Markov-modulated Poisson process (MMPP) cookbook", 1993).
 *
 * The calm is so calm that the average is 1. Begins as it will be on average: in a burst with the share of time that
 * bursts take.
 */
export class Bursts {
  declare private readonly params: BurstyParams;
  declare private readonly dice: Rng;
  declare private readonly calmFactor: number;
  declare private isBurst: boolean;

  constructor(params: BurstyParams, dice: Rng) {
    const { factor, burstFor, calmFor } = params;
    this.params = params;
    this.dice = dice;
    this.calmFactor = Math.max(0, (burstFor + calmFor - factor * burstFor) / calmFor);
    this.isBurst = unit(dice) * (burstFor + calmFor) < burstFor;
  }

  get factor(): number {
    return this.isBurst ? this.params.factor : this.calmFactor;
  }

  /** How long what is now lasts; drawn at each question. */
  lengthUs(): number {
    const meanUs = this.isBurst ? this.params.burstFor : this.params.calmFor;
    return Math.round(meanUs * exponential(this.dice));
  }

  turn(): void {
    this.isBurst = !this.isBurst;
  }
}
