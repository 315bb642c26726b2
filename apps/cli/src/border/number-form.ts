import { formatDuration } from '@basin/engine';
import { scenarioSchema } from '@basin/engine/schema';
import { numberAt, type NumberAt, type System } from '@basin/experiments';
import type { Missing } from '../find/folder.ts';

/** How people write a number: durations as `20s`, rates as `50/s`. */
export type Unit = 'duration' | 'rate' | 'number';

/** A number of a system with the form that its schema gives it. */
export interface FormedNumber extends NumberAt {
  readonly unit: Unit;
  readonly isWhole: boolean;
  /** Reads a value as files have it, by the very schema that reads theirs. */
  read(text: string): { readonly value: number } | { readonly missing: Missing };
}

/** The number that a path leads to, or where the path loses its way. */
export function formedNumber(system: System, path: string): { number: FormedNumber } | { missing: Missing } {
  const at = numberAt(system, path);
  if ('diagnostics' in at) {
    const [first] = at.diagnostics;
    return { missing: { says: `${path}: ${first?.says ?? 'leads nowhere.'}`, instead: first?.instead ?? '' } };
  }
  const schemas = schemasAt(scenarioSchema, at.found.words);
  const unit = unitOf(schemas);
  const { value } = at.found;
  const fits = (candidate: number): boolean => schemas.some((schema) => schema.safeParse(candidate).success);
  const isWhole = unit === 'duration' || (fits(value) && !fits(value + 0.5) && !fits(value - 0.5));
  return { number: { ...at.found, unit, isWhole, read: (text) => read(text, { path, schemas, unit }) } };
}

/** The unit in which people write the number at a place of a scenario. */
export function unitAt(words: readonly string[]): Unit {
  return unitOf(schemasAt(scenarioSchema, words));
}

/** A value in its unit: exactly as it is, so that it can be read again. */
export function written(value: number, unit: Unit): string {
  if (unit === 'duration') return formatDuration(Math.round(value));
  return unit === 'rate' ? `${value}/s` : String(value);
}

/** A value in its unit, to three digits. */
export function rounded(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return '—';
  const short = Number(value.toPrecision(3));
  return unit === 'duration' ? formatDuration(Math.max(0, short)) : written(short, unit);
}

/** As `--json` has it: durations in seconds. */
export function plain(value: number, unit: Unit): number {
  return unit === 'duration' ? value / 1e6 : value;
}

function read(
  text: string,
  { path, schemas, unit }: { readonly path: string; readonly schemas: readonly Schema[]; readonly unit: Unit },
): { value: number } | { missing: Missing } {
  // Computed rates have more digits than people write.
  const [, rate] = /^(\d+(?:\.\d+)?(?:e-?\d+)?)\/s$/.exec(text) ?? [];
  if (unit === 'rate' && rate !== undefined) return { value: Number(rate) };
  // A place that the schema writes in another way than it is parsed: the compiler checks what can be checked.
  if (schemas.length === 0 && Number.isFinite(Number(text))) return { value: Number(text) };
  const candidates: readonly unknown[] = unit === 'number' && text.trim() !== '' ? [Number(text)] : [text];
  for (const schema of schemas) {
    for (const candidate of candidates) {
      const { data } = schema.safeParse(candidate);
      if (typeof data === 'number') return { value: data };
    }
  }
  const problem = schemas[0]?.safeParse(candidates[0]).error?.issues[0]?.message ?? EXAMPLES[unit];
  return {
    missing: {
      says: `${path} cannot be "${text}".`,
      instead: `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`,
    },
  };
}

function unitOf(schemas: readonly Schema[]): Unit {
  if (schemas.some((schema) => schema.safeParse('1s').data === 1e6)) return 'duration';
  return schemas.some((schema) => schema.safeParse('1/s').data === 1) ? 'rate' : 'number';
}

/** What may be written at a place: more than one schema where the place takes this or that. */
function schemasAt(root: unknown, words: readonly string[]): Schema[] {
  const [word, ...rest] = words;
  const schemas = alternativesOf(root as Schema);
  if (word === undefined) return schemas;
  return schemas.flatMap(({ def }) => {
    const inner = def.shape?.[word] ?? def.valueType ?? def.element;
    return inner === undefined ? [] : schemasAt(inner, rest);
  });
}

/** Through everything that is put around a schema, to what people write. */
function alternativesOf(schema: Schema): Schema[] {
  const { def } = schema;
  if (def.options !== undefined) return def.options.flatMap(alternativesOf);
  const inner = def.type === 'pipe' ? def.in : def.innerType;
  const isLeaf = inner === undefined || (def.type === 'pipe' && inner.def.shape === undefined && isText(inner));
  return isLeaf ? [schema] : alternativesOf(inner);
}

/** A text that becomes a number: a duration or a rate is read as a whole. */
function isText({ def }: Schema): boolean {
  if (def.type === 'string') return true;
  const inner = def.type === 'pipe' ? def.in : def.innerType;
  return inner !== undefined && isText(inner);
}

/** As much of a schema as is needed to find one's way in it. */
interface Schema {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Schema>>;
    readonly valueType?: Schema;
    readonly element?: Schema;
    readonly options?: readonly Schema[];
    readonly in?: Schema;
    readonly innerType?: Schema;
  };
  safeParse(value: unknown): { success: boolean; data?: unknown; error?: { issues: readonly { message: string }[] } };
}

const EXAMPLES: Readonly<Record<Unit, string>> = {
  duration: 'write a duration such as 250ms or 2s',
  rate: 'write a rate such as 1000/s',
  number: 'write a number',
};
