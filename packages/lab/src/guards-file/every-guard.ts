import { guardedPlaces, placeKeys, sides, type Scenario } from '@basin/engine';
import { guardDefinitions, type AllowedGuards } from '@basin/engine/schema';

/** Any guard at any place of the scenario, and panic mode: outside a lab nothing is withheld. */
export function everyGuard(scenario: Scenario): AllowedGuards {
  const all = placeKeys.map((key) => {
    const guards = guardDefinitions.filter((guard) => guard.side === sides[key].side).map((guard) => guard.key);
    return [key, Object.fromEntries(guardedPlaces(scenario, key).map((place) => [place, guards]))] as const;
  });
  return { calls: {}, servers: {}, ...Object.fromEntries(all), system: ['panicMode'] };
}
