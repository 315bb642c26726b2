import { exponential, type KeyedDraws } from '../../core/rng.ts';
import type { Micros } from '../../core/time.ts';
import type { FreshnessRule, Lookup } from '../../sites.ts';
import type { World } from '../../world.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface EarlyExpirationParams {
  readonly beta: number;
  readonly fetchTakes?: Micros | undefined;
}

/**
 * Fetches an entry again at random before its time is over, the likelier the nearer that is (XFetch).
 *
 *     fetch if   now − δ β ln(u) ≥ expiry        δ: how long the latest fetch took;  u: uniform in (0, 1]
 *
 * −ln(u) is exponential with mean 1, so a lookup comes too early by up to an exponential time of mean δβ, and of lookups
 * that come at rate λ none does in e^(−λδβ) of the cases: a key that many ask for is nearly always there again before it
 * expires, and the more that depends on it the earlier. Each lookup decides for itself; nobody waits for another.
 *
 * Source: A. Vattani, F. Chierichetti, K. Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", PVLDB 8(8), 2015.
 */
class EarlyExpiration implements FreshnessRule {
  declare private readonly world: World;
  declare private readonly params: EarlyExpirationParams;
  declare private readonly draws: KeyedDraws;

  constructor(params: EarlyExpirationParams, world: World, place: string) {
    this.world = world;
    this.params = params;
    this.draws = world.draws(`${place}:earlyExpiration`);
  }

  isDue({ attempt, overdueUs, tookUs }: Lookup): boolean {
    const { arrow, number, serial } = this.world.attempts;
    const dice = this.draws.at(serial[attempt]!, (arrow[attempt]! << 20) ^ number[attempt]!);
    const deltaUs = this.params.fetchTakes ?? tookUs;
    return overdueUs + deltaUs * this.params.beta * exponential(dice) >= 0;
  }
}

export const earlyExpiration: GuardBehaviour<'cache', EarlyExpirationParams> = {
  key: 'earlyExpiration',
  side: 'cache',
  install: (params, sites, { world, place }) => void sites.freshness.push(new EarlyExpiration(params, world, place)),
};
