import { Rng, unit } from '@basin/engine';
import type { Runner } from '@basin/experiments';
import { oneOf, provenNight, type Family, type Night, type Nights } from './night.ts';

export interface Choice {
  readonly id: string;
  readonly modes: readonly string[];
}

export interface Dealing extends Nights {
  readonly choices: readonly Choice[];
  /** Dashboards at a time. */
  readonly count: number;
}

/**
 * The nights of one try. No answer that is always the same is worth much: each choice is dealt a limited number of times,
 * and nobody can count down to the last one, since not all of what could be dealt is.
 */
export async function dealtNights(dealing: Dealing, number: number, runner: Runner): Promise<readonly Night[]> {
  const nights: Night[] = [];
  for (const [index, family] of familiesOf(dealing, number).entries()) {
    // One after another, so that a server does other things in between.
    nights.push(await provenNight(dealing, { family, draw: number * dealing.count + index }, runner));
  }
  return nights;
}

export function familiesOf({ choices, families, count }: Dealing, number: number): Family[] {
  const rng = new Rng(number, 'triage:deal');
  const copies = Math.max(2, Math.ceil(count / choices.length));
  const pool = choices.flatMap((choice) => Array.from({ length: copies }, () => choice));
  const dealt = Array.from({ length: count }, () => pool.splice(Math.floor(unit(rng) * pool.length), 1)).flat();
  return dealt.map(({ modes }) => {
    const mode = oneOf(modes, unit(rng));
    return oneOf(
      families.filter((family) => family.mode === mode),
      unit(rng),
    );
  });
}
