import fc from 'fast-check';
import * as z from 'zod';
import { components } from '../../src/components/index.ts';
import type { ComponentPlan } from '../../src/scenario/plan.ts';
import { placeKeys, sides } from '../../src/index.ts';
import { componentDefinitions, guardDefinitions, scenarioSchema, triggerDefinitions } from '../../src/schema.ts';
import { valuesOf, type JsonSchema } from './from-schema.fixture.ts';

const cache = new Map<z.ZodType, JsonSchema>();
const SOURCES = ['arrivals', 'closed', 'crowds'];
const NAMES = ['checkout', 'search', 'stock', 'mail'];

const arrivals = fc.constantFrom({ poisson: '90/s' }, { constant: '7/s' }, { poisson: '300/s' });
const wire = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { minLength: 1, maxLength: 1 });

/** A scenario and guards as somebody may hand them in: most make sense, many nearly do, some are hostile. */
export interface Documents {
  readonly scenario: unknown;
  readonly guards: unknown;
}

export const anyDocuments: fc.Arbitrary<Documents> = fc
  .record({
    users: fc.tuple(paramsOf('client'), arrivals).map(([params, source]) => withSource(params, source)),
    // A server at the end of the row, so that whoever has to call somebody can.
    boxes: fc.array(fc.constantFrom(...boxKinds()), { maxLength: 3 }).map((kinds) => [...kinds, 'server']),
    wires: fc.oneof({ weight: 15, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: wire }),
    duration: fc.constantFrom('1s', '3s', '8s'),
  })
  .chain((sketch) => documentsFrom(sketch));

interface Sketch {
  readonly users: unknown;
  readonly boxes: readonly string[];
  readonly wires: readonly (readonly [number, number])[];
  readonly duration: string;
}

type Parts = Pick<Sketch, 'boxes'> & Record<'names' | 'arrows', readonly string[]>;

/** Boxes in a row, so that most topologies hold; now and then a wire at random, so that some do not. */
function documentsFrom({ users, boxes, wires, duration }: Sketch): fc.Arbitrary<Documents> {
  const names = ['users', ...boxes.map((_, index) => NAMES[index]!)];
  const row = rowOf(boxes, names);
  const more = wires.map(([from, to]) => `${names[from % names.length]!} -> ${names[to % names.length]!}`);
  const arrows = [...new Set([...row, ...more])];
  const servers = names.filter((_, index) => boxes[index - 1] === 'server');
  const boxesByName = boxes.map((kind, index) => [names[index + 1]!, boxOf(kind, servers)] as const);
  const parts = { boxes, names, arrows };
  const scenario = fc.record({
    version: fc.constant(1),
    duration: fc.constant(duration),
    components: fc.record({ users: fc.constant({ client: users }), ...Object.fromEntries(boxesByName) }),
    arrows: fc.record(Object.fromEntries(arrows.map((arrow) => [arrow, valuesOf(part('arrows'), arrows)]))),
    triggers: fc.dictionary(fc.constantFrom('slow', 'spike'), triggerOf(parts), { maxKeys: 2 }),
    guards: guardsAt(parts),
  });
  const hostile = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: hostility });
  return fc
    .record({ scenario, guards: guardsAt(parts), hostile })
    .map((made) => (made.hostile === null ? made : spoilt(made, made.hostile)));
}

/** Users who come from nowhere would be refused, whatever else is said of them. */
function withSource(params: unknown, source: unknown): unknown {
  const hasSource = SOURCES.some((key) => key in (params as object));
  return hasSource ? params : { ...(params as object), arrivals: source };
}

function boxKinds(): string[] {
  return componentDefinitions.map(({ kind }) => kind as string).filter((kind) => kind !== 'client');
}

function paramsOf(kind: string, names: readonly string[] = NAMES): fc.Arbitrary<unknown> {
  return mostlySound(componentDefinitions.find((each) => each.kind === kind)!.params, names);
}

/** What the JSON schema allows; nine times of ten what the schema itself allows, too. */
function mostlySound(schema: z.ZodType, names: readonly string[]): fc.Arbitrary<unknown> {
  const nearly = valuesOf(jsonSchemaOf(schema), names);
  const sound = nearly.filter((value) => schema.safeParse(value).success);
  return fc.oneof({ weight: 15, arbitrary: sound }, { weight: 1, arbitrary: nearly });
}

/** Each box called by the last one before it that can call. */
function rowOf(boxes: readonly string[], names: readonly string[]): string[] {
  let caller = 0;
  return boxes.flatMap((kind, index) => {
    const { arrowsOut, takesCalls } = behaviourOf(kind);
    if (!takesCalls) return [];
    const arrow = `${names[caller]!} -> ${names[index + 1]!}`;
    if (arrowsOut !== 'none') caller = index + 1;
    return [arrow];
  });
}

function behaviourOf(kind: string): Pick<ComponentPlan['behaviour'], 'arrowsOut' | 'guardedAt' | 'takesCalls'> {
  return components.find((each) => each.kind === kind)!;
}

function boxOf(kind: string, names: readonly string[]): fc.Arbitrary<unknown> {
  return paramsOf(kind, names).map((params) => ({ [kind]: params }));
}

/** Mostly of a part that it can happen to. */
function triggerOf(parts: Parts) {
  const { arrows, boxes, names } = parts;
  const kinds = ['client', ...boxes];
  return fc.constantFrom(...triggerDefinitions).chain(({ isMoment, key, of, params }) => {
    const fitting = of === ('arrow' as string) ? arrows : names.filter((_, index) => kinds[index] === of);
    return fc.record({
      [key]: mostlySound(params, fitting.length === 0 ? names : fitting),
      at: fc.constantFrom('0s', '500ms'),
      ...(isMoment ? {} : { for: fc.constantFrom('100ms', '400ms') }),
    });
  });
}

/** Up to three guards, most of them where they belong: those of arrows at arrows, the others at boxes of their kind. */
function guardsAt({ arrows, boxes, names }: Parts): fc.Arbitrary<unknown> {
  const one = fc.constantFrom(...guardDefinitions).chain((definition) => {
    const { key, params, side } = definition;
    const under = placeKeys.find((each) => sides[each].side === side)!;
    const fitting =
      under === 'calls' ? arrows : names.slice(1).filter((_, index) => behaviourOf(boxes[index]!).guardedAt === side);
    const place = fitting.length === 0 ? fc.constant(null) : fc.constantFrom(...fitting);
    const settings = fc.oneof(
      { weight: 1, arbitrary: fc.constant('off') },
      { weight: 15, arbitrary: mostlySound(params, names) },
    );
    return fc.record({ under: fc.constant(under), place, key: fc.constant(key), settings });
  });
  return fc.array(one, { maxLength: 3 }).map((all) => {
    const written: Record<string, Record<string, Record<string, unknown>>> = {};
    for (const { under, place, key, settings } of all) {
      if (place !== null) ((written[under] ??= {})[place] ??= {})[key] = settings;
    }
    return written;
  });
}

/** One value somewhere in the documents, and what somebody put in its place. */
interface Hostility {
  readonly step: number;
  readonly value: unknown;
}

const hostility: fc.Arbitrary<Hostility> = fc.record({
  step: fc.nat({ max: 10_000 }),
  value: fc.oneof(
    fc.constantFrom<unknown>(Number.NaN, Infinity, -1, 1e308, -0, null, '', '__proto__', [], {}, '1s'.repeat(99)),
    // What YAML or JSON can hold: no `undefined`, which is there in neither.
    fc.jsonValue({ maxDepth: 2 }),
  ),
});

/** The documents with one value replaced, or with a strange key beside it. */
function spoilt(documents: Documents, { step, value }: Hostility): Documents {
  const copy = structuredClone(documents) as unknown as Record<string, unknown>;
  const holders: [Record<string, unknown>, string][] = [];
  const collect = (holder: Record<string, unknown>): void => {
    for (const key of Object.keys(holder)) {
      holders.push([holder, key]);
      const inner = holder[key];
      if (typeof inner === 'object' && inner !== null) collect(inner as Record<string, unknown>);
    }
  };
  collect(copy);
  const [holder, key] = holders[step % holders.length]!;
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  return copy as unknown as Documents;
}

function part(key: string): JsonSchema {
  const schema = jsonSchemaOf(scenarioSchema).properties![key]!;
  return schema.additionalProperties as JsonSchema;
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = cache.get(schema);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  cache.set(schema, made);
  return made;
}
