import type { GuardSettings } from '@basin/engine';
import { inForce, PANIC_MODE, placesOf, type System } from '../vary/system.ts';
import type { Change } from '../vary/change.ts';

/** A guard that is set, by its path: `guards.calls["users -> checkout"].retryBudget`. */
export interface SetGuard {
  readonly path: string;
  readonly place: string;
  readonly guard: string;
}

/** The guards laid over the scenario; where there are none, those it brings itself. */
export function guardsToTest(system: System): SetGuard[] {
  const own = guardsIn(system.guards);
  return own.length > 0 ? own : guardsIn(inForce(system).guards);
}

/** Off: one that is laid over the scenario gives way to what the scenario has there, and so it is a change of the system. */
export function off({ path }: SetGuard): Change {
  return { restore: path };
}

function guardsIn(guards: GuardSettings): SetGuard[] {
  const placed = Object.entries(placesOf(guards)).flatMap(([side, places]) =>
    Object.entries(places).flatMap(([place, settings]) =>
      Object.keys(settings).map((guard) => ({ path: `guards.${side}["${place}"].${guard}`, place, guard })),
    ),
  );
  const panicMode = { path: PANIC_MODE.join('.'), place: 'system', guard: 'panicMode' };
  return guards.system?.panicMode === undefined ? placed : [...placed, panicMode];
}
