import { unit, type KeyedDraws } from '../../core/rng.ts';
import type { Candidates, ShardRule } from '../../sites.ts';
import type { Attempts } from '../../traffic/attempts.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface IsolationParams {
  readonly kind: 'shuffle' | 'cells';
  readonly size: number;
  readonly by: 'key' | 'priority' | 'caller';
}

/**
 * Gives everybody only some of the replicas, so that whoever takes theirs down leaves the rest to the others.
 *
 * Cells: the replicas are cut into groups of `size` by their numbers, what is left over going to the last, and everybody
 * belongs to one. Shuffle shards: everybody gets `size` replicas drawn at random, once and for all. Of n replicas there
 * are C(n, size) such hands, so hardly anybody shares a whole hand with a given other.
 *
 * Source: C. MacCárthaigh, "Workload isolation using shuffle-sharding", Amazon Builders' Library, 2019.
 */
class Isolation implements ShardRule {
  declare private readonly params: IsolationParams;
  declare private readonly attempts: Attempts;
  declare private readonly draws: KeyedDraws;
  /** By replica: the latest question for which it was in the shard. */
  private inShardOf = new Int32Array(0);
  private questionCount = 0;

  constructor(params: IsolationParams, from: { readonly attempts: Attempts; readonly draws: KeyedDraws }) {
    this.params = params;
    this.attempts = from.attempts;
    this.draws = from.draws;
  }

  narrow(attempt: Attempt, candidates: Candidates): void {
    this.deal(this.ownerOf(attempt), candidates.replicas.length);
    let kept = 0;
    for (let i = 0; i < candidates.count; i++) {
      const replica = candidates.replicas[i]!;
      if (this.inShardOf[replica] === this.questionCount) candidates.replicas[kept++] = replica;
    }
    candidates.count = kept;
  }

  private ownerOf(attempt: Attempt): number {
    const { arrow, key, priority } = this.attempts;
    switch (this.params.by) {
      case 'key':
        return key[attempt]!;
      case 'priority':
        return priority[attempt]!;
      case 'caller':
        return arrow[attempt]!;
    }
  }

  /** Notes which replicas somebody has been given. */
  private deal(owner: number, replicaCount: number): void {
    if (this.inShardOf.length !== replicaCount) this.inShardOf = new Int32Array(replicaCount);
    this.questionCount++;
    const size = Math.min(this.params.size, replicaCount);
    const dice = this.draws.at(owner, 0);
    if (this.params.kind === 'cells') {
      const cellCount = Math.floor(replicaCount / size);
      const cell = Math.floor(unit(dice) * cellCount);
      const end = cell === cellCount - 1 ? replicaCount : (cell + 1) * size;
      this.inShardOf.fill(this.questionCount, cell * size, end);
      return;
    }
    // R. Floyd's way to draw without replacement: when one is drawn again, the newcomer to the range is taken instead.
    for (let newcomer = replicaCount - size; newcomer < replicaCount; newcomer++) {
      const drawn = Math.floor(unit(dice) * (newcomer + 1));
      const taken = this.inShardOf[drawn] === this.questionCount ? newcomer : drawn;
      this.inShardOf[taken] = this.questionCount;
    }
  }
}

export const isolation: GuardBehaviour<'balancer', IsolationParams> = {
  key: 'isolation',
  side: 'balancer',
  install: (params, sites, { world, place }) => {
    sites.shards.push(new Isolation(params, { attempts: world.attempts, draws: world.draws(`${place}:shards`) }));
  },
};
