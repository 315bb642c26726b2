import { actionDefinitions, componentDefinitions, guardDefinitions, triggerDefinitions } from '@basin/engine/schema';
import { parseGuards } from '@basin/lab';
import { expect, test } from 'vitest';
import { chapters } from './chapters.ts';

const ENTRIES = chapters().flatMap((chapter) => chapter.entries);

test('everything that may be written has its place, and one only', () => {
  const defined = [
    ...guardDefinitions.map(({ key }) => key),
    ...componentDefinitions.map(({ kind }) => kind),
    ...triggerDefinitions.map(({ key }) => key),
    ...actionDefinitions.map(({ key }) => key),
  ];

  expect(ENTRIES.map(({ key }) => key).sort()).toEqual([...defined].sort());
  expect(new Set(ENTRIES.map(({ id }) => id)).size).toBe(ENTRIES.length);
});

test('an example is a guards file that can be read', () => {
  const examples = ENTRIES.filter(({ example }) => example !== undefined);

  expect(examples).toHaveLength(guardDefinitions.length);
  for (const { key, example } of examples) {
    const { diagnostics } = parseGuards(`version: 1\n${example!}\n`, {
      scenario: SHOP,
      allowed: { [example!.split(':')[0]!]: { 'users -> checkout': [key], checkout: [key] } } as never,
    });
    // Whether there is such a place is the scenario’s affair, not the example’s.
    expect(
      diagnostics.filter(({ says }) => !says.includes('There is no')),
      key,
    ).toEqual([]);
  }
});

const SHOP = {
  version: 1,
  duration: 10_000_000,
  bucket: 1_000_000,
  components: {
    users: { client: { arrivals: { law: 'poisson', perSecond: 1 }, schedule: [], goodWithin: 1_000_000 } },
    checkout: { server: { workers: 1, service: { law: 'constant', mean: 1_000 }, errors: 0, refusal: 'answered' } },
  },
  arrows: { 'users -> checkout': { delay: 0 } },
  triggers: {},
  guards: { calls: {}, servers: {} },
} as never;
