import type * as z from 'zod';
import { formOf, jsonSchemaOf, type JsonSchema } from './value-form.ts';

/** One thing that may be set, in words: a row of the handbook. */
export interface ParamText {
  /** As it is reached: `maxAttempts`, `window.time`, `schedule[].at`. */
  readonly name: string;
  /** What may be written: `a whole number from 1 to 100`. */
  readonly form: string;
  /** What holds when nothing is written; undefined where nothing does. */
  readonly byDefault?: string;
  readonly isRequired: boolean;
  readonly describe: string;
}

/** Everything that may be set on a guard, a component, a trigger or an action, what is inside of maps and lists included. */
export function paramTexts(params: z.ZodType): ParamText[] {
  return textsOf(jsonSchemaOf(params), '');
}

function textsOf(schema: JsonSchema, prefix: string): ParamText[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    const isRequired = (schema.required?.includes(key) ?? false) && property.default === undefined;
    const text = { name, form: formOf(property), isRequired, describe: property.description ?? '' };
    const byDefault = defaultOf(property);
    return [{ ...text, ...(byDefault === undefined ? {} : { byDefault }) }, ...inside(property, name)];
  });
}

function inside(schema: JsonSchema, name: string): ParamText[] {
  const branches = schema.anyOf ?? [schema];
  return branches.flatMap((branch) => [
    ...textsOf(branch, `${name}.`),
    ...(branch.items === undefined ? [] : textsOf(branch.items, `${name}[].`)),
  ]);
}

/** An empty list or map as a default says nothing that its absence does not. */
function defaultOf({ default: byDefault }: JsonSchema): string | undefined {
  if (byDefault === undefined) return undefined;
  const text = typeof byDefault === 'string' ? byDefault : JSON.stringify(byDefault);
  return text === '[]' || text === '{}' ? undefined : text;
}
