import { guardSettingsSchema, type AllowedGuards } from '@basin/engine/schema';
import { settingsSchema, type Setting } from '../settings/setting.ts';
import { jsonSchemaOf, rangeOf, type JsonSchema } from '../yaml/value-form.ts';

/** A schema as the editor takes it: JSON Schema, draft 7, with Markdown for its hovers. */
export interface GuardsJsonSchema extends Omit<JsonSchema, 'properties' | 'anyOf' | 'type'> {
  readonly type?: string | readonly string[];
  readonly markdownDescription?: string;
  readonly examples?: readonly string[];
  readonly properties?: Readonly<Record<string, GuardsJsonSchema>>;
  readonly anyOf?: readonly GuardsJsonSchema[];
}

/**
 * The guards that a lab allows, for completion and hovers in the editor and for the form.
 *
 * Derived from the schema that `parseGuards` checks with, so that the editor cannot offer what the check refuses.
 */
export function guardsJsonSchema(lab: {
  readonly allowed: AllowedGuards;
  readonly settings?: readonly Setting[];
}): GuardsJsonSchema {
  const settings = jsonSchemaOf(guardSettingsSchema(lab.allowed));
  const sides = Object.entries(settings.properties ?? {}).map(
    ([side, places]) => [side, described(places, 'side')] as const,
  );
  return {
    type: 'object',
    properties: {
      version: { const: 1, description: VERSION, markdownDescription: VERSION },
      ...Object.fromEntries(sides),
      ...(lab.settings !== undefined && lab.settings.length > 0 && { settings: opened(lab.settings) }),
    },
    required: ['version'],
    additionalProperties: false,
  };
}

/** What of the system itself may be set, each with its meaning, its range or its options, and what the system has. */
function opened(settings: readonly Setting[]): GuardsJsonSchema {
  const { properties, ...schema } = jsonSchemaOf(settingsSchema(settings));
  const each = settings.map((setting) => {
    const form = properties?.[setting.id] ?? {};
    const markdown = [setting.says, formOfSetting(setting, form), `The system has \`${setting.byDefault}\`.`];
    return [setting.id, { ...form, default: setting.byDefault, markdownDescription: markdown.join('\n\n') }] as const;
  });
  return { ...schema, type: ['object', 'null'], properties: Object.fromEntries(each) };
}

function formOfSetting(setting: Setting, form: JsonSchema): string {
  if ('options' in setting) return setting.options.map(({ id, says }) => `- \`${id}\`: ${says}`).join('\n');
  if (setting.form === 'duration') return `A duration from \`${setting.from}\` to \`${setting.to}\`.`;
  return `${setting.form === 'whole' ? 'A whole number' : 'A number'}${rangeOf(form)}.`;
}

type Level = 'side' | 'place' | 'guard' | 'param';

const BELOW: Readonly<Record<Level, Level>> = { side: 'place', place: 'guard', guard: 'param', param: 'param' };

function described(schema: JsonSchema, level: Level, isRequired = false): GuardsJsonSchema {
  const { properties, anyOf, type, default: byDefault, ...rest } = schema;
  // Nothing below a name is how a place looks while it is being written.
  const mayBeEmpty = level === 'side' || level === 'place';
  const isListed = (key: string): boolean => schema.required?.includes(key) ?? false;
  const below = Object.entries(properties ?? {}).map(
    ([key, each]) => [key, described(each, BELOW[level], isListed(key))] as const,
  );
  const markdown = level === 'param' ? paramMarkdown(schema, isRequired) : schema.description;
  return {
    ...rest,
    ...(type === undefined ? {} : { type: mayBeEmpty ? [type, 'null'] : type }),
    ...(properties === undefined ? {} : { properties: Object.fromEntries(below) }),
    ...(anyOf === undefined ? {} : { anyOf: [...anyOf].reverse().map((each) => alternative(each)) }),
    ...(markdown === undefined ? {} : { markdownDescription: markdown }),
    ...(level === 'param' && byDefault !== undefined ? { default: byDefault } : {}),
    ...(isDuration(schema) ? { examples: DURATIONS } : {}),
  };
}

function alternative(schema: JsonSchema): GuardsJsonSchema {
  return schema.const === 'off'
    ? { ...schema, description: OFF, markdownDescription: OFF }
    : described(schema, 'guard');
}

/** What it is, what may be written, and what holds when it is not. */
function paramMarkdown(schema: JsonSchema, isRequired: boolean): string {
  const allowed = schema.enum?.map((choice) => `\`${String(choice)}\``).join(', ');
  const kind = schema.type === 'integer' ? 'A whole number' : 'A number';
  const form = isDuration(schema)
    ? 'A duration, such as `250ms` or `2s`.'
    : allowed === undefined
      ? `${kind}${rangeOf(schema)}.`
      : `One of ${allowed}.`;
  const unsaid = isRequired ? 'Required.' : 'Optional.';
  const byDefault = schema.default === undefined ? unsaid : `Default: \`${plain(schema.default)}\`.`;
  return [schema.description, form, byDefault].filter((part) => part !== undefined).join('\n\n');
}

function isDuration(schema: JsonSchema): boolean {
  return schema.pattern?.includes('|ms|') === true;
}

const VERSION = 'The version of this format: 1.';
const OFF = 'Removes the guard that the scenario itself sets here.';
const DURATIONS = ['250ms', '1s'];

/** As it is written in the file. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
