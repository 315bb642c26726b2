import type { GuardSettings, Places, PlaceSettings } from './scenario.ts';
import { placeKeys, type PlaceKey } from './sides.ts';

/** Guards of `over` laid upon those of `base`, per place and guard, the panic mode as a whole: the upper one wins, `off` removes. */
export function mergeGuards(base: GuardSettings, over: GuardSettings): GuardSettings {
  const merged: Partial<Record<PlaceKey, Places>> = { calls: {}, servers: {} };
  for (const key of placeKeys) {
    if (base[key] !== undefined || over[key] !== undefined) merged[key] = mergePlaces(base[key] ?? {}, over[key] ?? {});
  }
  const panicMode = over.system?.panicMode ?? base.system?.panicMode;
  const hasPanic = panicMode !== undefined && panicMode !== 'off';
  return { ...(merged as GuardSettings), ...(hasPanic ? { system: { panicMode } } : {}) };
}

function mergePlaces(base: Places, over: Places): Places {
  const merged: Record<string, PlaceSettings> = {};
  for (const place of new Set([...Object.keys(base), ...Object.keys(over)])) {
    const entries = Object.entries({ ...base[place], ...over[place] }).filter(([, params]) => params !== 'off');
    merged[place] = Object.fromEntries(entries);
  }
  return merged;
}
