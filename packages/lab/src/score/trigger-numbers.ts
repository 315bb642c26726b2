import { formatDuration, micros, type Scenario } from '@basin/engine';
import { schemaAt, type JsonSchema } from '../yaml/value-form.ts';

type Unit = 'duration' | 'rate' | 'number';

/** A number of a trigger, which says how hard or for how long it pushes. */
export interface TriggerNumber {
  /** As experiments take it. */
  readonly path: string;
  /** Where it stands in the text, key by key. */
  readonly place: readonly string[];
  /** As a person says it: `slow: for`. */
  readonly name: string;
  /** In the engine's units: durations in µs, rates per second. */
  readonly value: number;
  readonly unit: Unit;
  readonly isWhole: boolean;
  /** What the format lets it be. */
  readonly least: number;
  readonly most: number;
}

/** Every number of every trigger that says how hard it pushes: not when it comes, and none that is 0, which has no range. */
export function triggerNumbers({ triggers }: Scenario, schema: JsonSchema): TriggerNumber[] {
  return Object.entries(triggers).flatMap(([name, settings]) =>
    numbersIn(settings, []).flatMap(({ keys, value }) => {
      const last = keys.at(-1);
      if (last === 'at' || value === 0) return [];
      const place = ['triggers', name, ...keys];
      const shape = schemaAt(schema, place) ?? {};
      const unit = unitOf(shape);
      const path = `triggers["${name}"]${keys.map((key) => `.${key}`).join('')}`;
      const { minimum = 0, maximum = Infinity } = shape;
      const isWhole = unit === 'duration' || shape.type === 'integer';
      return [{ path, place, name: `${name}: ${last}`, value, unit, isWhole, least: minimum, most: maximum }];
    }),
  );
}

/** From next to nothing to four times as hard, as far as the format goes. */
export function usualRange({ value, isWhole, least, most }: TriggerNumber): {
  readonly from: number;
  readonly to: number;
} {
  const from = Math.max(least, value / 20);
  const to = Math.min(most, value * 4);
  return isWhole ? { from: Math.max(1, Math.round(from)), to: Math.round(to) } : { from, to };
}

/** In its unit, exactly: it can be read again. */
export function writtenNumber(value: number, { unit }: Pick<TriggerNumber, 'unit'>): string {
  if (unit === 'duration') return formatDuration(micros(Math.round(value)));
  return unit === 'rate' ? `${value}/s` : String(value);
}

/** In its unit, to three digits. */
export function shownNumber(value: number, number: Pick<TriggerNumber, 'unit'>): string {
  return Number.isFinite(value) ? writtenNumber(Number(value.toPrecision(3)), number) : '—';
}

/** What somebody typed; undefined if it is none. A number of seconds is enough for a duration. */
export function readNumber(typed: string, { unit }: Pick<TriggerNumber, 'unit'>): number | undefined {
  const [, amount = '', of = ''] = /^\s*([\d.]+)\s*(µs|us|ms|s|m|h|\/s|\/min|\/h)?\s*$/.exec(typed) ?? [];
  const value = Number(amount);
  if (amount === '' || !Number.isFinite(value)) return undefined;
  if (unit === 'number') return of === '' ? value : undefined;
  const scale = (unit === 'duration' ? MICROSECONDS : PER_SECOND)[of];
  return scale === undefined ? undefined : unit === 'duration' ? Math.round(value * scale) : value * scale;
}

function numbersIn(
  node: unknown,
  keys: readonly string[],
): { readonly keys: readonly string[]; readonly value: number }[] {
  if (typeof node === 'number') return [{ keys, value: node }];
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [];
  return Object.entries(node).flatMap(([key, each]) => numbersIn(each, [...keys, key]));
}

function unitOf({ pattern = '' }: JsonSchema): Unit {
  if (pattern.includes('ms')) return 'duration';
  return pattern.includes('min') ? 'rate' : 'number';
}

const MICROSECONDS: Readonly<Record<string, number>> = { '': 1e6, s: 1e6, ms: 1e3, µs: 1, us: 1, m: 60e6, h: 3600e6 };
const PER_SECOND: Readonly<Record<string, number>> = { '': 1, '/s': 1, '/min': 1 / 60, '/h': 1 / 3600 };
