import fc from 'fast-check';

/** As much of JSON Schema as the definitions are printed in. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/**
 * Values that a schema allows, or nearly: derived from what the editor is told, so that a new component, guard or
 * trigger is fuzzed by being registered. Words without a pattern are names, mostly of what is there.
 */
export function valuesOf(schema: JsonSchema, names: readonly string[]): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((each) => valuesOf(each, names)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objects(schema, names);
    case 'array':
      return listsOf(schema, names);
    case 'integer':
      return fc.oneof(fc.integer(boundsOf(schema, 20)), fc.integer(boundsOf(schema, 1_000_000)));
    case 'number':
      return fc.double({ ...boundsOf(schema, 20), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return words(schema, names);
    default:
      return fc.constantFrom(1, 'users', '1s');
  }
}

function listsOf({ items = {}, minItems = 0 }: JsonSchema, names: readonly string[]): fc.Arbitrary<unknown[]> {
  const each = valuesOf(items, names);
  if (items.type === 'string') return fc.uniqueArray(each, { minLength: 1, maxLength: Math.max(1, names.length) });
  return fc.array(each, { minLength: minItems, maxLength: 3 });
}

function objects(schema: JsonSchema, names: readonly string[]): fc.Arbitrary<unknown> {
  const { additionalProperties, properties = {}, required = [] } = schema;
  if (typeof additionalProperties === 'object') {
    return fc.dictionary(fc.constantFrom(...names), valuesOf(additionalProperties, names), { maxKeys: 3 });
  }
  const shape = Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, valuesOf(each, names)]));
  const all = sparse(shape, required);
  // Where exactly one of several keys has to be there, nothing is required: most often take one.
  const keys = Object.keys(shape);
  if (required.length > 0 || keys.length < 2) return all;
  const one = fc.oneof(...keys.map((key) => shape[key]!.map((value) => ({ [key]: value }))));
  return fc.oneof({ weight: 30, arbitrary: one }, { weight: 1, arbitrary: all });
}

/** What is required, and each of the rest in one of five: settings that exclude each other seldom meet. */
function sparse(shape: Record<string, fc.Arbitrary<unknown>>, required: readonly string[]): fc.Arbitrary<unknown> {
  const keys = Object.keys(shape);
  const values = keys.map((key) => {
    const there = shape[key]!.map((value) => [value]);
    if (required.includes(key)) return there;
    return fc.oneof({ weight: 4, arbitrary: fc.constant<unknown[]>([]) }, { weight: 1, arbitrary: there });
  });
  return fc
    .tuple(...values)
    .map((made) => Object.fromEntries(keys.flatMap((key, index) => made[index]!.map((value) => [key, value]))));
}

function boundsOf(schema: JsonSchema, within: number): { min: number; max: number } {
  const min = schema.minimum ?? schema.exclusiveMinimum ?? 0;
  const max = Math.min(schema.maximum ?? schema.exclusiveMaximum ?? Infinity, Math.max(min, 0) + within);
  return { min, max: Math.max(min, max) };
}

function words({ pattern }: JsonSchema, names: readonly string[]): fc.Arbitrary<string> {
  const fitting = pattern === undefined ? names : WORDS.filter((word) => new RegExp(pattern, 'u').test(word));
  if (fitting.length === 0) return fc.constantFrom(...names, ...WORDS);
  const usual = fitting.filter((word) => !EXTREME.includes(word));
  const any = { weight: 1, arbitrary: fc.constantFrom(...fitting) };
  return fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...usual) }, any);
}

const EXTREME = ['0ms', '1h', '0/s', '1000000000/s'];
const WORDS = ['3ms', '20ms', '150ms', '500ms', '900ms', '7/s', '90/s', '30/min', '300/s', ...EXTREME];
