import { unit, type Draws } from '../../core/rng.ts';

/** A whole number of calls that is `calls` on average. */
export function wholeCalls(calls: number, dice: Draws): number {
  const whole = Math.floor(calls);
  return whole < calls && unit(dice) < calls - whole ? whole + 1 : whole;
}
