import * as z from 'zod';
import type { Path } from './diagnostic.ts';
import { listed, quoted } from './nearest.ts';

/** The part of JSON Schema that our own schemas come out as. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly const?: string | number | boolean;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
}

export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** The schema of the setting that a path leads to; undefined where none is known. */
export function schemaAt(schema: JsonSchema, path: Path): JsonSchema | undefined {
  let here: JsonSchema | undefined = schema;
  for (const step of path) {
    const map: JsonSchema | undefined = here && mapOf(here);
    const further: boolean | JsonSchema | undefined = map?.additionalProperties;
    const property: JsonSchema | undefined =
      map?.properties && Object.hasOwn(map.properties, step) ? map.properties[step] : undefined;
    here = property ?? (typeof further === 'object' ? further : typeof step === 'number' ? here?.items : undefined);
  }
  return here;
}

export function keysAt(schema: JsonSchema, path: Path): string[] {
  const here = schemaAt(schema, path);
  return Object.keys((here && mapOf(here)?.properties) ?? {});
}

/** What may be written there, to follow "Write": `a whole number from 0 to 100`, `{ after: … }` or `off`. */
export function formOf(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return listed([...schema.anyOf].reverse().map(formOf));
  if (schema.const !== undefined) return quoted(String(schema.const));
  if (schema.enum !== undefined) return listed(schema.enum.map((choice) => quoted(String(choice))));
  switch (schema.type) {
    case 'string':
      return textForm(schema);
    case 'integer':
      return `a whole number${rangeOf(schema)}`;
    case 'number':
      return `a number${rangeOf(schema)}`;
    case 'boolean':
      return '`true` or `false`';
    case 'array':
      return `a list${schema.minItems === undefined ? '' : ` of ${schema.minItems} or more`}, such as \`[…, …]\``;
    case 'object':
      return mapForm(schema);
    default:
      return 'another value';
  }
}

/** ` from 0 to 1`, ` of 1 or more`; empty where anything goes. */
export function rangeOf({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (exclusiveMinimum !== undefined)
    return ` above ${exclusiveMinimum}${most === undefined ? '' : `, at most ${most}`}`;
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  if (least !== undefined) return ` of ${least} or more`;
  return most === undefined ? '' : ` of at most ${most}`;
}

function textForm({ pattern, maxLength }: JsonSchema): string {
  if (pattern?.includes('|ms|')) return 'a duration such as 250ms or 2s';
  if (pattern?.includes('|min|')) return 'a rate such as 1000/s';
  return maxLength === undefined ? 'a text' : `a text of at most ${maxLength} characters`;
}

function mapForm({ properties, required = [] }: JsonSchema): string {
  const keys = Object.keys(properties ?? {});
  if (keys.length === 0) return '`name: …`, one line for each';
  const shown = required.length > 0 ? required : keys.slice(0, 1);
  return `\`{ ${shown.map((key) => `${key}: …`).join(', ')} }\``;
}

function mapOf(schema: JsonSchema): JsonSchema | undefined {
  return schema.anyOf === undefined ? schema : schema.anyOf.find((each) => each.type === 'object');
}
