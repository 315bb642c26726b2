import { behaviourOf } from './behaviour-of.ts';
import { draftOf } from './everything.ts';
import type { Scenario } from './scenario.ts';
import { sides, type PlaceKey } from './sides.ts';

/** What may be guarded under a key of guards.yaml: the arrows of a scenario, or its components of that side. */
export function guardedPlaces(scenario: Scenario, key: PlaceKey): string[] {
  const { side, named } = sides[key];
  if (named === 'arrow') return Object.keys(scenario.arrows);
  const draft = draftOf(scenario);
  return Object.keys(scenario.components).filter((name) => behaviourOf(draft, name)?.guardedAt === side);
}
