import { formatDuration } from '../scenario/duration.ts';

/**
 * What one parameter of an action holds once it is parsed.
 *
 * Live actions reach the engine as plain data, in a worker, where no schema library is at hand: these few lines are what
 * they are checked by. A test holds them against the schemas.
 */
export interface Field {
  readonly holds: 'name' | 'number' | 'whole' | 'duration';
  readonly min?: number;
  readonly max?: number;
  /** It names something that an arrow leads to from where it happens. */
  readonly isCallee?: true;
  /** In its place if it is left out. Null: it may be left out, and means nothing in particular. */
  readonly fallback?: number | null;
}

export type Fields = Readonly<Record<string, Field>>;

export const NAME: Field = { holds: 'name' };
export const SHARE: Field = { holds: 'number', min: 0, max: 1 };
export const DURATION: Field = { holds: 'duration', min: 0, max: 86_400_000_000 };

/** Which parameter is wrong, what is wrong with it and what to write instead. */
export interface FieldProblem {
  readonly name: string | null;
  readonly says: string;
  readonly instead: string;
}

/** What is wrong with parameters, if anything is. */
export function problemIn(fields: Fields, params: unknown): FieldProblem | null {
  if (!isRecord(params)) {
    return { name: null, says: 'This is not a set of parameters.', instead: `Write ${listed(Object.keys(fields))}.` };
  }
  for (const name of Object.keys(params)) {
    if (Object.hasOwn(fields, name)) continue;
    return { name, says: `There is no parameter \`${name}\`.`, instead: `Write ${listed(Object.keys(fields))}.` };
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = params[name];
    if (value === undefined ? field.fallback !== undefined : holds(field, value)) continue;
    const says = value === undefined ? `\`${name}\` is missing.` : `\`${name}\` is not ${wanted(field)}.`;
    return { name, says, instead: `Write ${wanted(field)}.` };
  }
  return null;
}

/** A copy of parameters that are known to fit, with what was left out. */
export function completed(fields: Fields, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const complete: Record<string, unknown> = {};
  for (const [name, { fallback }] of Object.entries(fields)) {
    const value = params[name] ?? fallback;
    if (value !== undefined && value !== null) complete[name] = value;
  }
  return complete;
}

/** Parameters as people write them. */
export function written(fields: Fields, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    fields[name]?.holds === 'duration' ? formatDuration(value as number) : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function holds({ holds: form, min = -Infinity, max = Infinity }: Field, value: unknown): boolean {
  if (form === 'name') return typeof value === 'string';
  if (typeof value !== 'number' || !(value >= min && value <= max)) return false;
  return form === 'number' || Number.isSafeInteger(value);
}

function wanted({ holds: form, min, max }: Field): string {
  switch (form) {
    case 'name':
      return 'a name';
    case 'number':
      return `a number from ${min} to ${max}`;
    case 'whole':
      return `a whole number from ${min} to ${max}`;
    case 'duration':
      return 'a duration in whole µs, at most 24h';
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
