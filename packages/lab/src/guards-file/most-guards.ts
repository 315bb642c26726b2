import { placeKeys, type GuardSettings, type PlaceSettings, type Scenario } from '@basin/engine';
import type { Problem } from '../yaml/diagnostic.ts';
import { listed, quoted } from '../yaml/nearest.ts';

/** A guard that an answer adds: where it stands in the file. */
export interface AddedGuard {
  readonly path: readonly [(typeof placeKeys)[number], string, string];
  readonly guard: string;
}

/** The guards of an answer that the scenario has not got at that place. Another number for one that it has adds none. */
export function addedGuards(guards: GuardSettings, scenario: Scenario): AddedGuard[] {
  return placeKeys.flatMap((key) =>
    Object.entries(guards[key] ?? {}).flatMap(([place, set]) =>
      Object.entries(set)
        .filter(([guard, params]) => params !== 'off' && !isSet(scenario.guards[key]?.[place], guard))
        .map(([guard]) => ({ path: [key, place, guard] as const, guard })),
    ),
  );
}

/**
 * A lab may say how many guards an answer may add. Where none of them is enough alone, an answer that passes with two has none
 * to spare: so that a set has to be chosen, and cannot be all that there is.
 */
export function mostGuardsProblems(guards: GuardSettings, scenario: Scenario, most: number | undefined): Problem[] {
  const added = addedGuards(guards, scenario);
  if (most === undefined || added.length <= most) return [];
  const names = listed(
    added.map(({ guard }) => quoted(guard)),
    'and',
  );
  const says = `These are ${added.length} guards, ${names}, and an answer to this lab may add ${most}.`;
  return added.slice(most).map(({ path }) => ({
    path: [...path],
    at: 'key',
    says,
    instead: 'Take away what the others can do without.',
  }));
}

function isSet(settings: PlaceSettings | undefined, guard: string): boolean {
  const params = settings?.[guard];
  return params !== undefined && params !== 'off';
}
