import { mergeGuards, placeKeys, type GuardSettings, type PlaceSettings, type Scenario } from '@basin/engine';

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
  return Object.fromEntries(placeKeys.map((side) => [side, guards[side] ?? {}]));
}

/** The guard that belongs to no place. It is laid over another as a whole. */
export const PANIC_MODE = ['guards', 'system', 'panicMode'] as const;
