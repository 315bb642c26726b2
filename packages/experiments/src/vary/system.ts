import { mergeGuards, type GuardSettings, type PlaceSettings, type Scenario } from '@basin/engine';

/** What is asked about: a scenario, and guards laid over those it brings. */
export interface System {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
}

/** What is in force once the guards are laid over: the document that paths lead through. */
export function inForce({ scenario, guards }: System): Scenario {
  return { ...scenario, guards: mergeGuards(scenario.guards, guards) };
}

/** Guards by side, place and name, for whoever treats all sides alike. */
export function placesOf(guards: GuardSettings): Readonly<Record<string, Readonly<Record<string, PlaceSettings>>>> {
  return Object.fromEntries(Object.entries(guards).map(([side, places]) => [side, places ?? {}]));
}
