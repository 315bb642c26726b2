import type { GuardSettings, PlaceSettings } from './scenario.ts';

/** Guards of `over` laid upon those of `base`, per place and guard: the upper one wins, `off` removes. */
export function mergeGuards(base: GuardSettings, over: GuardSettings): GuardSettings {
  return { calls: mergePlaces(base.calls, over.calls), servers: mergePlaces(base.servers, over.servers) };
}

type Places = Readonly<Record<string, PlaceSettings>>;

function mergePlaces(base: Places, over: Places): Places {
  const merged: Record<string, PlaceSettings> = {};
  for (const place of new Set([...Object.keys(base), ...Object.keys(over)])) {
    const entries = Object.entries({ ...base[place], ...over[place] }).filter(([, params]) => params !== 'off');
    merged[place] = Object.fromEntries(entries);
  }
  return merged;
}
