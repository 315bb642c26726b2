import { placeAbove } from '../../core/sorted.ts';
import type { Candidates, Fleet, ReplicaChoice } from '../../sites.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { LoadView } from './load-view.ts';

/** The one with the least in flight, as far as is known. Equals take turns, so that an idle fleet is used evenly. */
export class LeastInFlight implements ReplicaChoice {
  declare private readonly loads: LoadView;
  private latest = NOBODY;

  constructor(loads: LoadView) {
    this.loads = loads;
  }

  onAssembled(fleet: Fleet): void {
    this.loads.watch(fleet);
  }

  choose(_attempt: Attempt, { replicas, count }: Candidates): number {
    let at = placeAbove(replicas, count, this.latest) % count;
    let best = replicas[at]!;
    let least = this.loads.of(best);
    for (let i = 1; i < count; i++) {
      if (++at === count) at = 0;
      const load = this.loads.of(replicas[at]!);
      if (load >= least) continue;
      least = load;
      best = replicas[at]!;
    }
    return best;
  }

  onSent(replica: number): void {
    this.latest = replica;
  }
}

const NOBODY = -1;
