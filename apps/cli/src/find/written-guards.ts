import { formatDuration, type GuardSettings, type PlaceSettings } from '@basin/engine';
import { guardDefinitions } from '@basin/engine/schema';

/** Guards as a guards file would have them: durations as people write them. */
export interface WrittenGuards {
  readonly calls: Readonly<Record<string, WrittenPlace>>;
  readonly servers: Readonly<Record<string, WrittenPlace>>;
}
type WrittenPlace = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export function writtenGuards({ calls, servers }: GuardSettings): WrittenGuards {
  return { calls: writtenPlaces(calls), servers: writtenPlaces(servers) };
}

/** One line per place: `users -> checkout   timeout { after: 1s } · retry { maxAttempts: 4 }`. */
export function guardLines(guards: WrittenGuards): [place: string, guards: string][] {
  return Object.entries({ ...guards.calls, ...guards.servers }).map(([place, settings]) => {
    const written = Object.entries(settings).map(([key, params]) => {
      const pairs = Object.entries(params).map(([name, value]) => `${name}: ${String(value)}`);
      return `${key} { ${pairs.join(', ')} }`;
    });
    return [place, written.join(' · ')];
  });
}

function writtenPlaces(places: Readonly<Record<string, PlaceSettings>>): Record<string, WrittenPlace> {
  const written = Object.entries(places).map(([place, settings]): [string, WrittenPlace] => {
    const guards = Object.entries(settings).flatMap(([key, params]) =>
      params === 'off' ? [] : [[key, writtenParams(key, params)] as const],
    );
    return [place, Object.fromEntries(guards)];
  });
  return Object.fromEntries(written.filter(([, guards]) => Object.keys(guards).length > 0));
}

function writtenParams(guard: string, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' && isDuration(guard, name) ? formatDuration(value) : value,
    ]),
  );
}

/** A parameter is a duration if its schema reads a text as one. */
function isDuration(guard: string, param: string): boolean {
  const shape: Readonly<Record<string, Schema>> | undefined = guardDefinitions.find(({ key }) => key === guard)?.params
    .shape;
  return shape?.[param]?.safeParse('1s').data === 1e6;
}

interface Schema {
  safeParse(value: unknown): { data?: unknown };
}
