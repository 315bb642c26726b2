import { placeKeys, type GuardSettings, type PlaceKey, type PlaceSettings } from '@basin/engine';
import { unitAt, written } from '../border/number-form.ts';

/** Guards as a guards file would have them: durations as people write them. */
export type WrittenGuards = Readonly<Record<'calls' | 'servers', WrittenPlaces>> &
  Readonly<Partial<Record<PlaceKey, WrittenPlaces>>> & {
    readonly system?: { readonly panicMode: object };
  };

type WrittenPlaces = Readonly<Record<string, WrittenPlace>>;
type WrittenPlace = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export function writtenGuards(guards: GuardSettings): WrittenGuards {
  const others = placeKeys.flatMap((key) => {
    const places = writtenPlaces(key, guards[key] ?? {});
    return Object.keys(places).length === 0 ? [] : [[key, places] as const];
  });
  const panicMode = guards.system?.panicMode;
  const system =
    panicMode === undefined || panicMode === 'off'
      ? {}
      : { system: { panicMode: writtenTree(panicMode, ['guards', 'system', 'panicMode']) as object } };
  return { calls: {}, servers: {}, ...Object.fromEntries(others), ...system };
}

/** One line per place: `users -> checkout   timeout { after: 1s } · retry { maxAttempts: 4 }`. */
export function guardLines({ system, ...guards }: WrittenGuards): [place: string, guards: string][] {
  const lines = Object.values(guards).flatMap((places) =>
    Object.entries(places).map(([place, settings]): [string, string] => {
      const guardsThere = Object.entries(settings).map(([key, params]) => `${key} ${inline(params)}`);
      return [place, guardsThere.join(' · ')];
    }),
  );
  return system === undefined ? lines : [...lines, ['the whole system', `panicMode ${inline(system.panicMode)}`]];
}

function writtenPlaces(side: PlaceKey, places: Readonly<Record<string, PlaceSettings>>): WrittenPlaces {
  const all = Object.entries(places).map(([place, settings]): [string, WrittenPlace] => {
    const guards = Object.entries(settings).flatMap(([key, params]) =>
      params === 'off'
        ? []
        : [[key, writtenTree(params, ['guards', side, place, key]) as WrittenPlace[string]] as const],
    );
    return [place, Object.fromEntries(guards)];
  });
  return Object.fromEntries(all.filter(([, guards]) => Object.keys(guards).length > 0));
}

/** Settings with every number in the unit that its schema gives it. */
function writtenTree(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'number') {
    const unit = unitAt(words);
    return unit === 'number' ? value : written(value, unit);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, writtenTree(each, [...words, key])]));
}

/** Settings in a line, as YAML has them: `{ after: 1s }`. */
export function inline(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return String(value);
  const pairs = Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : `${key}: ${inline(each)}`));
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}
