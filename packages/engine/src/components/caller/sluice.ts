import { unit, type KeyedDraws } from '../../core/rng.ts';
import type { Knob } from '../../knobs.ts';

/**
 * Lets through the share that a knob says: all at 1, none at 0. In between it is decided by dice that belong to whoever
 * comes, so that the same calls are held up whatever else happens.
 */
export class Sluice {
  declare private readonly knob: Knob;
  declare private readonly draws: KeyedDraws;

  constructor(knob: Knob, draws: KeyedDraws) {
    this.knob = knob;
    this.draws = draws;
  }

  isOpenTo(serial: number, number: number): boolean {
    const { value } = this.knob;
    return value >= 1 || (value > 0 && unit(this.draws.at(serial, number)) < value);
  }

  get isShut(): boolean {
    return this.knob.value <= 0;
  }
}
