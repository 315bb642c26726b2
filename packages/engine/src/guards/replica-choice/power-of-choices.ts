import { unit, type KeyedDraws } from '../../core/rng.ts';
import type { Candidates, Fleet, ReplicaChoice } from '../../sites.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { LoadView } from './load-view.ts';

/**
 * Draws d of them, each independently of the others, and takes the one with the least in flight; of equals, the one that
 * was drawn first. With one choice it is a choice at random.
 *
 * Dice belong to the attempt and to the number that can be chosen from, so that an attempt that fails over draws anew.
 */
export class PowerOfChoices implements ReplicaChoice {
  declare private readonly choices: number;
  declare private readonly loads: LoadView;
  declare private readonly draws: KeyedDraws;
  declare private readonly attempts: Attempts;

  constructor(
    choices: number,
    from: { readonly loads: LoadView; readonly draws: KeyedDraws; readonly attempts: Attempts },
  ) {
    this.choices = choices;
    this.loads = from.loads;
    this.draws = from.draws;
    this.attempts = from.attempts;
  }

  onAssembled(fleet: Fleet): void {
    this.loads.watch(fleet);
  }

  choose(attempt: Attempt, { replicas, count }: Candidates): number {
    const { arrow, number, serial } = this.attempts;
    const dice = this.draws.at(serial[attempt]!, (arrow[attempt]! << 20) ^ (count << 10) ^ number[attempt]!);
    let best = replicas[Math.floor(unit(dice) * count)]!;
    for (let drawn = 1; drawn < this.choices; drawn++) {
      const other = replicas[Math.floor(unit(dice) * count)]!;
      if (this.loads.of(other) < this.loads.of(best)) best = other;
    }
    return best;
  }

  onSent(): void {}
}
