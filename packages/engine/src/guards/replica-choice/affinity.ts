import type { KeyedDraws } from '../../core/rng.ts';
import { placeAbove } from '../../core/sorted.ts';
import type { Candidates, ReplicaChoice } from '../../sites.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import { NO_KEY } from '../../traffic/calls.ts';
import type { Attempt } from '../../traffic/rows.ts';

/**
 * Always the same replica for the same key, as long as that one can be chosen; then another, and only the keys of those
 * that are out move. What has no key is sent in turn.
 *
 * Source: D. Thaler and C. Ravishankar, "Using Name-Based Mappings to Increase Hit Rates", 1998 (highest random weight).
 */
export class Affinity implements ReplicaChoice {
  declare private readonly weights: KeyedDraws;
  declare private readonly attempts: Attempts;
  private latest = NOBODY;

  constructor(weights: KeyedDraws, attempts: Attempts) {
    this.weights = weights;
    this.attempts = attempts;
  }

  onAssembled(): void {}

  choose(attempt: Attempt, { replicas, count }: Candidates): number {
    const key = this.attempts.key[attempt]!;
    if (key === NO_KEY) return replicas[placeAbove(replicas, count, this.latest) % count]!;
    let best = -1;
    let heaviest = -1;
    for (let i = 0; i < count; i++) {
      const weight = this.weights.at(key, replicas[i]!).uint32();
      if (weight <= heaviest) continue;
      heaviest = weight;
      best = replicas[i]!;
    }
    return best;
  }

  onSent(replica: number): void {
    this.latest = replica;
  }
}

const NOBODY = -1;
