import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { placeKeys, sides } from '../src/scenario/sides.ts';
import { openSites } from '../src/sites.ts';
import { guards } from '../src/guards/index.ts';
import { guardDefinitions, guardSettingsSchema } from '../src/schema.ts';
import { World } from '../src/world.ts';
import { checkText } from './definition.fixture.ts';

/** What every guard owes, checked for every guard in the registry: a new one is covered by being listed. */
describe.each(guardDefinitions.map((definition) => [definition.key, definition] as const))(
  'guard %s',
  (key, definition) => {
    checkText(definition);

    test('has a camelCase key', () => {
      expect(key).toMatch(/^[a-z][a-zA-Z]*$/);
    });

    test('acts at sites of its side, and only there', () => {
      const behaviour = guards.find((guard) => guard.key === key)!;
      const sites = openSites[definition.side]();

      behaviour.install(definition.params.parse(definition.example) as never, sites as never, {
        world: new World(1, 10),
        place: 'here',
      });

      expect(behaviour.side).toBe(definition.side);
      expect(sites).not.toEqual(openSites[definition.side]());
    });

    test.each(placeKeys)('is read from a file at its side, `off` as well, and refused elsewhere: %s', (placeKey) => {
      const place = sides[placeKey].named === 'arrow' ? 'users -> checkout' : 'checkout';
      const parse = (value: unknown) => guardSettingsSchema().safeParse({ [placeKey]: { [place]: { [key]: value } } });

      if (sides[placeKey].side !== definition.side) {
        expect(parse(definition.example).success).toBe(false);
        return;
      }
      const read = parse(definition.example).data?.[placeKey]?.[place]![key];
      expect(read).toEqual(definition.params.parse(definition.example));
      expect(parse('off').data?.[placeKey]?.[place]![key]).toBe('off');
      expect(parse('on').success).toBe(false);
    });

    test('is read with these defaults; a change of one is a change of the guard', () => {
      expect(definition.params.parse(definition.example)).toMatchSnapshot();
    });

    test('names its source', () => {
      expect(definition.source).toMatch(/^\S.{5,}\S$/);
    });
  },
);

test('what people write and what it does are listed alike: the same guards, alphabetical', () => {
  const keys = guards.map((guard) => guard.key);

  expect(guardDefinitions.map((definition) => definition.key)).toEqual(keys);
  expect(keys).toEqual([...new Set(keys)].sort());
});

test.each([
  ['caller', 'At the near end of an arrow'],
  ['server', 'At a server'],
  ['balancer', 'At a balancer'],
  ['cache', 'At a cache'],
])('GUARDS.md lists the guards of a %s, as their definitions sum them up', (side, heading) => {
  const text = readFileSync(new URL('../GUARDS.md', import.meta.url), 'utf8');
  const section = text.split('\n## ').find((each) => each.startsWith(heading))!;
  const rows = [...section.matchAll(/^\| `(\w+)` +\| (.+?) +\| (.+?) +\|$/gm)].map(([, key, summary, source]) => ({
    key,
    summary,
    source,
  }));

  const listed = guardDefinitions.filter((definition) => definition.side === side);
  expect(rows).toEqual(listed.map(({ key, summary, source }) => ({ key, summary, source })));
});

test('a schema for certain places and guards refuses all others', () => {
  const schema = guardSettingsSchema({ calls: { 'users -> checkout': ['timeout'] }, servers: { checkout: [] } });

  expect(schema.safeParse({ calls: { 'users -> checkout': { timeout: { after: '1s' } } } }).success).toBe(true);
  expect(
    schema.safeParse({ calls: { 'users -> checkout': { timeout: 'off' } }, servers: { checkout: {} } }).success,
  ).toBe(true);
  expect(schema.safeParse({}).data).toEqual({ calls: {}, servers: {} });
  expect(schema.safeParse({ calls: { 'users -> checkout': { retry: 'off' } } }).success).toBe(false);
  expect(schema.safeParse({ calls: { 'users -> search': {} } }).success).toBe(false);
  expect(schema.safeParse({ servers: { checkout: { queueLimit: { capacity: 1 } } } }).success).toBe(false);
  expect(schema.safeParse({ wherever: {} }).success).toBe(false);
});

test('every guard’s parameters appear in the JSON schema of the file, for the editor', () => {
  const schema = JSON.stringify(z.toJSONSchema(guardSettingsSchema(), { io: 'input' }));

  for (const { key, params, summary } of guardDefinitions) {
    for (const text of [key, summary, ...Object.keys(params.shape)]) expect(schema).toContain(JSON.stringify(text));
  }
});
