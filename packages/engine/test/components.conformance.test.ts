import { describe, expect, test } from 'vitest';
import { components } from '../src/components/index.ts';
import { metrics, type PartKind } from '../src/index.ts';
import { componentDefinitions, scenarioSchema } from '../src/schema.ts';
import { WATCHED } from './balanced.fixture.ts';
import { readThrough } from './caches/caches.fixture.ts';
import { CONTENDED, SHARED } from './coupling.fixture.ts';
import { checkText } from './definition.fixture.ts';
import { runOf, shop } from './written.fixture.ts';

/** What every component owes, checked for every one in the registry. */
describe.each(componentDefinitions.map((definition) => [definition.kind, definition] as const))(
  'component %s',
  (kind, definition) => {
    checkText(definition);

    test('has a camelCase kind', () => {
      expect(kind).toMatch(/^[a-z][a-zA-Z]*$/);
    });
  },
);

test('what people write and what is built are listed alike: the same components, alphabetical', () => {
  const kinds = components.map((component) => component.kind);

  expect(componentDefinitions.map((definition) => definition.kind)).toEqual(kinds);
  expect(kinds).toEqual([...new Set(kinds)].sort());
});

test('defaults are filled in, and words become numbers', () => {
  const scenario = scenarioSchema.parse({
    version: 1,
    duration: '10s',
    components: {
      users: { client: { arrivals: { constant: '30/min' }, goodWithin: '1s' } },
      checkout: { server: { workers: 2, service: { exponential: '12ms' } } },
    },
    arrows: { 'users -> checkout': {} },
  });

  expect(scenario).toEqual({
    version: 1,
    duration: 10_000_000,
    bucket: 1_000_000,
    components: {
      users: { client: { arrivals: { law: 'constant', perSecond: 0.5 }, schedule: [], goodWithin: 1_000_000 } },
      checkout: {
        server: { workers: 2, service: { law: 'exponential', mean: 12_000 }, errors: 0, refusal: 'answered' },
      },
    },
    arrows: { 'users -> checkout': { delay: 0 } },
    triggers: {},
    guards: { calls: {}, servers: {} },
  });
});

const SOUND = shop({
  duration: '10s',
  arrivals: { poisson: '1/s' },
  server: { workers: 1, service: { constant: '1ms' } },
});

test.each<[string, Record<string, unknown>]>([
  ['a version from the future', { version: 2 }],
  ['a duration without a unit', { duration: 10 }],
  ['a duration of nothing', { duration: '0s' }],
  ['a duration of more than a day', { duration: '25h' }],
  ['a bucket of nothing', { bucket: '0ms' }],
  ['a key that does not exist', { componets: {} }],
  ['a component of two kinds', { components: { users: { client: {}, server: {} } } }],
  ['a component of no kind', { components: { users: {} } }],
  ['a name with capitals', { components: { Users: { server: { workers: 1, service: { constant: '1ms' } } } } }],
  ['an arrow without two ends', { arrows: { 'users->checkout': {} } }],
  ['a server without workers', { components: { checkout: { server: { workers: 0, service: { constant: '1ms' } } } } }],
  [
    'a service under two laws',
    { components: { checkout: { server: { workers: 1, service: { constant: '1ms', exponential: '1ms' } } } } },
  ],
  ['a service of no time', { components: { checkout: { server: { workers: 1, service: { constant: '0ms' } } } } }],
  [
    'more errors than attempts',
    { components: { checkout: { server: { workers: 1, service: { constant: '1ms' }, errors: 1.1 } } } },
  ],
  [
    'arrivals under two laws',
    { components: { users: { client: { arrivals: { poisson: '1/s', constant: '1/s' }, goodWithin: '1s' } } } },
  ],
  [
    'a trigger of two kinds',
    {
      triggers: {
        both: { at: '1s', for: '1s', loadSpike: { of: 'users', factor: 2 }, slowDown: { of: 'checkout', factor: 2 } },
      },
    },
  ],
  ['a trigger of no kind', { triggers: { none: { at: '1s', for: '1s' } } }],
  [
    'a trigger that lasts no time',
    { triggers: { none: { at: '1s', for: '0s', loadSpike: { of: 'users', factor: 2 } } } },
  ],
  ['not a number', { components: { checkout: { server: { workers: NaN, service: { constant: '1ms' } } } } }],
])('the schema refuses %s', (_, change) => {
  const written = { version: 1, ...SOUND };

  expect(scenarioSchema.safeParse(written).success).toBe(true);
  expect(scenarioSchema.safeParse({ ...written, ...change }).success).toBe(false);
});

const CLASSES = shop({
  duration: '10s',
  arrivals: { poisson: '1/s' },
  client: { priorities: [{ name: 'checkout', share: 1 }] },
  server: { workers: 1, service: { constant: '1ms' } },
});

describe('metrics', () => {
  /** A scenario for every kind of part. */
  const parts = [SOUND, CLASSES, readThrough({}), WATCHED, SHARED, CONTENDED].flatMap(
    (written) => runOf(written).parts,
  );
  const kinds = Object.keys(metrics) as PartKind[];

  test.each(kinds)('what is measured about a %s is declared, and what is declared is measured', (kind) => {
    const part = parts.find((each) => each.kind === kind)!;
    const declared = (form: string) =>
      metrics[kind].filter((metric) => metric.form === form).map((metric) => metric.key);
    const quantiles = declared('duration').flatMap((key) => [`${key}P50`, `${key}P90`, `${key}P99`]);

    expect(Object.keys(part.totals).sort()).toEqual([...declared('count'), ...declared('level')].sort());
    expect(Object.keys(part.durations).sort()).toEqual(declared('duration').sort());
    expect(Object.keys(part.series).sort()).toEqual([...declared('count'), ...declared('level'), ...quantiles].sort());
  });

  test.each(kinds)('every metric of a %s is described in a sentence and has a unit', (kind) => {
    for (const { key, describe: text, form, unit } of metrics[kind]) {
      expect(key).toMatch(/^[a-z][a-zA-Z]*$/);
      expect(text, key).toMatch(/^[A-Z].*\.$/);
      expect(unit, key).toMatch(form === 'duration' ? /^µs$/ : /^[a-z]+$/);
    }
  });

  test('every part of a run is of a declared kind', () => {
    expect([...new Set(parts.map((part) => part.kind))].sort()).toEqual(kinds.sort());
  });
});
