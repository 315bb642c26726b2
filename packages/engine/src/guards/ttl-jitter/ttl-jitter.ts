import { unit, type KeyedDraws } from '../../core/rng.ts';
import type { EntryLife } from '../../sites.ts';
import type { World } from '../../world.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface TtlJitterParams {
  readonly spread: number;
}

/**
 * Lets each entry live longer than its TTL by a random share of it, so that what was stored together does not expire
 * together.
 *
 *     life = TTL × (1 + spread × u),   u uniform in [0, 1)
 *
 * N entries stored at once are fetched again over spread × TTL instead of all in the same moment; each round spreads them
 * further. The draw belongs to the key and to the moment of storing.
 *
 * Source: the rule of `wait.Jitter` of Kubernetes, which lengthens periods in the same way.
 */
class TtlJitter implements EntryLife {
  declare private readonly world: World;
  declare private readonly spread: number;
  declare private readonly draws: KeyedDraws;

  constructor(spread: number, world: World, place: string) {
    this.world = world;
    this.spread = spread;
    this.draws = world.draws(`${place}:ttlJitter`);
  }

  extraUs(key: number, ttlUs: number): number {
    return ttlUs * this.spread * unit(this.draws.at(key, this.world.kernel.nowUs));
  }
}

export const ttlJitter: GuardBehaviour<'cache', TtlJitterParams> = {
  key: 'ttlJitter',
  side: 'cache',
  install: (params, sites, { world, place }) => void sites.lives.push(new TtlJitter(params.spread, world, place)),
};
