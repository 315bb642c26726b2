import type { Micros } from '../../core/time.ts';
import type { ReplicaChoice } from '../../sites.ts';
import type { World } from '../../world.ts';
import type { GuardBehaviour } from '../guard.ts';
import { Affinity } from './affinity.ts';
import { LeastInFlight } from './least-in-flight.ts';
import { LoadView } from './load-view.ts';
import { PowerOfChoices } from './power-of-choices.ts';

export interface ReplicaChoiceParams {
  readonly kind: 'roundRobin' | 'random' | 'leastInFlight' | 'powerOfChoices' | 'affinity';
  readonly choices: number;
  readonly staleness: Micros;
}

/**
 * Which of the replicas that can be chosen an attempt is sent to.
 *
 * The load of a replica is what this balancer has in flight there; of what others send it knows nothing. Loads may be
 * stale. Then the best replica of the latest reading is sent everything until the next, while a choice among few drawn at
 * random spreads its mistakes: the older the readings, the fewer choices are best, down to one, which is none.
 *
 * Source: M. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 1996, and "How Useful Is Old
 * Information?", 2000; M. Brooker, "The power of two random choices", 2012; drawn with replacement as by Envoy's
 * least-request balancer. Left out: weights.
 */
export const replicaChoice: GuardBehaviour<'balancer', ReplicaChoiceParams> = {
  key: 'replicaChoice',
  side: 'balancer',
  install: (params, sites, { world, place }) => {
    sites.choice = choiceOf(params, { world, place });
  },
};

function choiceOf(
  { kind, choices, staleness }: ReplicaChoiceParams,
  { world, place }: { readonly world: World; readonly place: string },
): ReplicaChoice | null {
  const drawing = {
    loads: new LoadView(world, staleness),
    draws: world.draws(`${place}:choice`),
    attempts: world.attempts,
  };
  switch (kind) {
    case 'roundRobin':
      return null;
    case 'random':
      return new PowerOfChoices(1, drawing);
    case 'powerOfChoices':
      return new PowerOfChoices(choices, drawing);
    case 'leastInFlight':
      return new LeastInFlight(drawing.loads);
    case 'affinity':
      return new Affinity(world.draws(`${place}:affinity`), world.attempts);
  }
}
