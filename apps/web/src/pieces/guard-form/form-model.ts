import { placeKeys, type PlaceKey } from '@basin/engine';
import type { ParamValue } from '@basin/lab';

/** What a form over a guards file has in it, place by place, in the order of the schema. */
export interface FormPlace {
  readonly side: PlaceKey;
  readonly place: string;
  readonly guards: readonly FormGuard[];
}

export interface FormGuard {
  readonly guard: string;
  readonly summary: string;
  readonly params: readonly FormParam[];
}

export interface FormParam {
  readonly param: string;
  readonly describe: string;
  readonly isRequired: boolean;
  /** What holds when nothing is written. */
  readonly byDefault?: string;
  readonly kind: 'boolean' | 'duration' | 'integer' | 'number' | 'choice' | 'text';
  /** Of a `choice` and of a `boolean`. */
  readonly choices: readonly string[];
}

/**
 * Reads a form off the JSON schema that also feeds the editor's completion, so that neither can offer what the other
 * does not have.
 */
export function formOf(schema: object): FormPlace[] {
  const root = schema as Schema;
  return placeKeys.flatMap((side) =>
    Object.entries(root.properties?.[side]?.properties ?? {}).map(([place, guards]) => ({
      side,
      place,
      guards: Object.entries(guards.properties ?? {}).map(([guard, each]) => guardOf(guard, each)),
    })),
  );
}

/** What of the system itself a lab opens, in the order of the schema. */
export function settingsFormOf(schema: object): FormParam[] {
  const { settings } = (schema as Schema).properties ?? {};
  return Object.entries(settings?.properties ?? {}).map(([setting, each]) => paramOf(setting, each, false));
}

/** What a person typed, as the file should hold it: a number or a truth where one is meant and it is one, else the text. */
export function valueOf(param: FormParam, typed: string): ParamValue | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (param.kind === 'boolean' && param.choices.includes(text)) return text === 'true';
  const isNumeric = param.kind === 'integer' || param.kind === 'number';
  return isNumeric && Number.isFinite(Number(text)) ? Number(text) : text;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
}

function guardOf(guard: string, schema: Schema): FormGuard {
  const settings = schema.anyOf?.find((each) => each.properties !== undefined) ?? schema;
  const params = Object.entries(settings.properties ?? {}).map(([param, each]) =>
    paramOf(param, each, settings.required?.includes(param) ?? false),
  );
  return { guard, summary: schema.description ?? '', params };
}

/** One field, read off the schema of what may be written there. */
export function paramOf(param: string, schema: Schema, isListed: boolean): FormParam {
  const byDefault = schema.default === undefined ? {} : { byDefault: plain(schema.default) };
  return {
    param,
    describe: schema.description ?? '',
    isRequired: isListed && schema.default === undefined,
    ...byDefault,
    kind: kindOf(schema),
    choices: schema.type === 'boolean' ? ['true', 'false'] : (schema.enum?.map(String) ?? []),
  };
}

function kindOf(schema: Schema): FormParam['kind'] {
  if (schema.enum !== undefined) return 'choice';
  if (schema.type === 'boolean' || schema.type === 'integer' || schema.type === 'number') return schema.type;
  // The only strings with a unit in them.
  return schema.pattern?.includes('ms') === true ? 'duration' : 'text';
}

/** As it is written in the file. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
