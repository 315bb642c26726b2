import { placeKeys, sides, type PlaceKey } from '@basin/engine';
import { guardDefinitions } from '@basin/engine/schema';
import { expect, test } from 'vitest';
import { stormLab } from '../../test/written.fixture.ts';
import { guardsJsonSchema, type GuardsJsonSchema } from './guards-json-schema.ts';
import { parseGuards } from './parse-guards.ts';

const LAB = stormLab();
const SCHEMA = guardsJsonSchema(LAB);
const place = (side: 'calls' | 'servers', name: string) => SCHEMA.properties![side]!.properties![name]!;
const params = (guard: GuardsJsonSchema) => guard.anyOf!.find((each) => each.properties !== undefined)!.properties!;

test('the schema offers the places and the guards that the lab allows, and nothing else', () => {
  expect(Object.keys(SCHEMA.properties!)).toEqual(['version', 'calls', 'servers']);
  expect(Object.keys(place('calls', 'users -> checkout').properties!).sort()).toEqual([
    'retry',
    'retryBudget',
    'timeout',
  ]);
  expect(Object.keys(place('servers', 'checkout').properties!).sort()).toEqual(['queueLimit', 'queueOrder']);
  expect(SCHEMA.additionalProperties).toBe(false);
  expect(place('calls', 'users -> checkout').additionalProperties).toBe(false);
});

test('each guard is a map of its parameters, or `off`', () => {
  const timeout = place('calls', 'users -> checkout').properties!['timeout']!;

  expect(timeout.anyOf!.map((each) => each.const ?? Object.keys(each.properties!))).toEqual([
    ['after', 'cancels'],
    'off',
  ]);
  expect(timeout.anyOf!.every((each) => each.const !== undefined || each.additionalProperties === false)).toBe(true);
  expect(timeout.anyOf![0]!.required).toEqual(['after']);
});

test('hovers say what a guard does, what a parameter means, what may be written and what holds otherwise', () => {
  const retry = place('calls', 'users -> checkout').properties!['retry']!;

  expect(retry.markdownDescription).toBe('Tries a failed call again.');
  expect(params(retry)['maxAttempts']!.markdownDescription).toBe(
    'Attempts in all, the first one included.\n\nA whole number from 1 to 100.\n\nRequired.',
  );
  expect(params(retry)['baseDelay']!.markdownDescription).toBe(
    'Delay before the first retry; 0ms is at once.\n\nA duration, such as `250ms` or `2s`.\n\nDefault: `0ms`.',
  );
  const budget = place('calls', 'users -> checkout').properties!['retryBudget']!;
  expect(params(budget)['ttl']!.markdownDescription).toMatch(/\n\nOptional\.$/);
  expect(params(retry)['jitter']!.markdownDescription).toContain(
    'One of `none`, `full`, `equal`, `decorrelated`, `proportional`.\n\nDefault: `none`.',
  );
});

test('every guard and parameter of the engine has its hover', () => {
  const keysAt = (key: PlaceKey) =>
    guardDefinitions.filter(({ side }) => side === sides[key].side).map((each) => each.key);
  const allowed = Object.fromEntries(placeKeys.map((key) => [key, { somewhere: keysAt(key) }])) as never;
  const all = guardsJsonSchema({ allowed });
  const guards = placeKeys.flatMap((key) => Object.values(all.properties![key]!.properties!['somewhere']!.properties!));

  expect(guards).toHaveLength(guardDefinitions.length);
  for (const guard of guards) {
    expect(guard.markdownDescription).toMatch(/^[A-Z`].*\.$/);
    for (const param of Object.values(params(guard)))
      expect(param.markdownDescription).toMatch(/\n\n(Required|Optional|Default: `.*`)\.$/);
  }
});

test('a place with nothing below it yet is no error for the editor either', () => {
  expect(SCHEMA.properties!['calls']!.type).toEqual(['object', 'null']);
  expect(place('calls', 'users -> checkout').type).toEqual(['object', 'null']);
});

test('what the editor offers, the check takes: each guard with its least parameters', () => {
  const samples: Record<string, string> = { integer: '2', number: '1', string: '1s' };
  for (const side of ['calls', 'servers'] as const) {
    for (const [name, { properties }] of Object.entries(SCHEMA.properties![side]!.properties!)) {
      for (const [guard, schema] of Object.entries(properties!)) {
        const form = schema.anyOf![0]!;
        const lines = (form.required ?? []).map(
          (key) =>
            `${key}: ${(form.properties![key]!.enum?.[0] ?? samples[String(form.properties![key]!.type)]) as string}`,
        );
        const text = `version: 1\n${side}:\n  ${name}: { ${guard}: { ${lines.join(', ')} } }\n`;

        expect(parseGuards(text, LAB).diagnostics).toEqual([]);
        expect(parseGuards(text.replace(/\{ [^{}]* \} \}/, 'off }'), LAB).diagnostics).toEqual([]);
      }
    }
  }
});

test('the schema is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(SCHEMA))).toEqual(SCHEMA);
});
