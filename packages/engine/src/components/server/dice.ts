import type { KeyedDraws } from '../../core/rng.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import type { Attempt } from '../../traffic/rows.ts';

/** Dice that belong to an attempt of a call, whatever else happens. */
export function diceOf({ arrow, number, serial }: Attempts, attempt: Attempt, draws: KeyedDraws): KeyedDraws {
  return draws.at(serial[attempt]!, (arrow[attempt]! << 20) ^ number[attempt]!);
}
