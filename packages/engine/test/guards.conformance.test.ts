import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openCallerSites, openServerSites } from '../src/sites.ts';
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
      const [caller, server] = [openCallerSites(), openServerSites()];
      const behaviour = guards.find((guard) => guard.key === key)!;

      const sites = definition.side === 'caller' ? caller : server;
      behaviour.install(EXAMPLES[key] as never, sites as never, { world: new World(1, 10), place: 'here' });

      expect(behaviour.side).toBe(definition.side);
      expect(sites).not.toEqual(definition.side === 'caller' ? openCallerSites() : openServerSites());
    });

    test('is read from a file at its side, `off` as well, and refused at the other', () => {
      const [own, other] =
        definition.side === 'caller' ? (['calls', 'servers'] as const) : (['servers', 'calls'] as const);
      const places = { calls: 'users -> checkout', servers: 'checkout' };
      const parse = (side: 'calls' | 'servers', value: unknown) =>
        guardSettingsSchema().safeParse({ [side]: { [places[side]]: { [key]: value } } });

      expect(parse(own, WRITTEN[key]).data?.[own][places[own]]![key]).toEqual(EXAMPLES[key]);
      expect(parse(own, 'off').data?.[own][places[own]]![key]).toBe('off');
      expect(parse(own, 'on').success).toBe(false);
      expect(parse(other, WRITTEN[key]).success).toBe(false);
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
])('GUARDS.md lists the guards of a %s, as their definitions sum them up', (side, heading) => {
  const text = readFileSync(new URL('../GUARDS.md', import.meta.url), 'utf8');
  const section = text.split('\n## ').find((each) => each.startsWith(heading))!;
  const rows = [...section.matchAll(/^\| `(\w+)` +\| (.+?) +\| (.+?) +\|$/gm)].map(([, key, summary]) => ({
    key,
    summary,
  }));

  const listed = guardDefinitions.filter((definition) => definition.side === side);
  expect(rows).toEqual(listed.map(({ key, summary }) => ({ key, summary })));
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
  expect(schema.safeParse({ balancers: {} }).success).toBe(false);
});

test('every guard’s parameters appear in the JSON schema of the file, for the editor', () => {
  const schema = JSON.stringify(z.toJSONSchema(guardSettingsSchema(), { io: 'input' }));

  for (const { key, params, summary } of guardDefinitions) {
    for (const text of [key, summary, ...Object.keys(params.shape)]) expect(schema).toContain(JSON.stringify(text));
  }
});

/** Each guard as people write it with the least they must say, and what that is read as. */
const WRITTEN: Record<string, unknown> = {
  adaptiveThrottle: {},
  admissionControl: {},
  bulkhead: { maxInFlight: 10 },
  circuitBreaker: {},
  clientRateLimit: { rate: '100/s' },
  codel: {},
  concurrencyLimit: { vegas: {} },
  deadline: { within: '1s' },
  dropExpired: {},
  rateLimit: { rate: '100/s' },
  retryConcurrency: {},
  retryQuota: {},
  retryThrottle: { maxTokens: 10, tokenRatio: 0.1 },
  queueLimit: { capacity: 5 },
  queueOrder: { kind: 'lifo' },
  retry: { maxAttempts: 3 },
  retryBudget: { ratio: 0.1 },
  timeout: { after: '250ms' },
};
const EXAMPLES: Record<string, unknown> = {
  adaptiveThrottle: { k: 2, window: 120_000_000 },
  admissionControl: { window: 30_000_000, successThreshold: 0.95, aggression: 1, minRate: 0, maxBlocked: 0.8 },
  bulkhead: { maxInFlight: 10 },
  circuitBreaker: {
    failureRatio: 0.5,
    window: { time: 10_000_000 },
    buckets: 10,
    minimum: 20,
    openFor: 5_000_000,
    jitter: 0,
    probes: 1,
  },
  clientRateLimit: { rate: 100, burst: 10 },
  codel: { target: 5_000, interval: 100_000 },
  concurrencyLimit: { vegas: { initial: 20, max: 1000, smoothing: 1 } },
  deadline: { within: 1_000_000 },
  dropExpired: { margin: 0 },
  rateLimit: { rate: 100, burst: 10 },
  retryConcurrency: { ratio: 0.2, minRetries: 3 },
  retryQuota: { capacity: 500, cost: 5, timeoutCost: 10, shedCost: 5 },
  retryThrottle: { maxTokens: 10, tokenRatio: 0.1 },
  queueLimit: { capacity: 5 },
  queueOrder: { kind: 'lifo' },
  retry: { maxAttempts: 3, baseDelay: 0, multiplier: 2, maxDelay: 10_000_000, jitter: 'none' },
  retryBudget: { ratio: 0.1, burst: 10, fundedBy: 'firstAttempts', minPerSecond: 0 },
  timeout: { after: 250_000 },
};
