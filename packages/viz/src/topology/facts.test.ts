import { componentDefinitions } from '@basin/engine/schema';
import { describe, expect, test } from 'vitest';
import { systemOf } from '../../test/outage.fixture.ts';
import { factOf, kindOf, replicasOf, watchedBy } from './facts.ts';

/** One of each kind, as people write it, and what the picture says of it. */
const WRITTEN: Readonly<Record<string, readonly [written: object, fact: string]>> = {
  client: [{ arrivals: { poisson: '1000/s' }, goodWithin: '1s' }, '1 000 calls/s'],
  server: [{ workers: 4, replicas: 3, service: { exponential: '60ms' } }, '3 × 4 workers, 60 ms'],
  cache: [{ ttl: '60s', capacity: 10_000 }, 'cache, TTL 60 s, 10 000 entries'],
  balancer: [{ failover: 2 }, 'balancer, 2 more tried'],
  pool: [{ size: 20 }, 'pool, 20 connections'],
  contendedStore: [{ message: { constant: '1ms' } }, 'store, messages 1 ms'],
  autoscaler: [{ of: 'server', target: 0.6, min: 2, max: 10 }, 'scaler, utilisation 0.6, 2–10'],
  controller: [
    { of: 'client', measure: { of: 'server', metric: 'queue' }, target: 50, gain: -0.5 },
    'controller, queue 50',
  ],
  operator: [
    {
      signal: { of: 'client -> server', metric: 'good', below: 1 },
      actsAfter: { exponential: '300s' },
      runbook: [{ do: { disableRetries: {} } }],
    },
    'operator, acts after 300 s',
  ],
};
const nameOf = (kind: string): string => kind.toLowerCase();
const components = Object.fromEntries(
  Object.entries(WRITTEN).map(([kind, [written]]) => [nameOf(kind), { [kind]: written }]),
);
const { scenario: everything } = systemOf({ duration: '1s', components, arrows: {} });
const parsed = (kind: string) => everything.components[nameOf(kind)];

test('every kind of component that there is has a shape', () => {
  expect(Object.keys(WRITTEN).toSorted()).toEqual(
    Object.values(componentDefinitions)
      .map(({ kind }) => kind)
      .toSorted(),
  );
  for (const kind of Object.keys(WRITTEN)) expect(kindOf(parsed(kind))).toBe(kind);
});

test.each(Object.entries(WRITTEN))('a %s is said in a few words', (kind, [, fact]) => {
  expect(factOf(parsed(kind)).replaceAll('\u202f', ' ')).toBe(fact);
});

describe('clients without a rate', () => {
  const factsOf = (client: object): string => {
    const { scenario } = systemOf({
      duration: '1s',
      components: { users: { client: { goodWithin: '1s', ...client } } },
      arrows: {},
    });
    return factOf(scenario.components['users']).replaceAll('\u202f', ' ');
  };

  test('are users who wait, records, or crowds', () => {
    expect(factsOf({ closed: { users: 20, think: { exponential: '5s' } } })).toBe('20 users, think 5 s');
    expect(factsOf({ arrivals: { replay: { seconds: [0, 1] } } })).toBe('calls as recorded');
    expect(factsOf({ crowds: [{ at: '1s', calls: 100 }] })).toBe('crowds');
  });
});

test('who watches whom is in their settings', () => {
  expect(['autoscaler', 'controller', 'operator', 'server'].map((kind) => watchedBy(parsed(kind)))).toEqual([
    ['server'],
    ['client', 'server'],
    ['client -> server'],
    [],
  ]);
  expect([replicasOf(parsed('server')), replicasOf(parsed('pool'))]).toEqual([3, null]);
});

test('what the picture does not know is a plain box with its kind’s name', () => {
  expect([kindOf({ quantumStore: {} }), factOf({ quantumStore: {} })]).toEqual(['other', 'quantumStore']);
});
