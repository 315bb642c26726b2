import { expect, test } from 'vitest';
import { seconds, type Scenario } from '@basin/engine';
import { heroFacts, placeTrigger } from './hero-system.ts';

const scenario: Scenario = {
  version: 1,
  duration: seconds(300),
  bucket: seconds(1),
  components: {
    users: { client: { arrivals: { law: 'poisson', perSecond: 1000 } } },
    checkout: { server: { workers: 16, service: { law: 'exponential', mean: 12_000 } } },
  },
  arrows: {},
  triggers: { slow: { at: seconds(60), for: seconds(20), slowDown: { of: 'checkout', factor: 10 } } },
  guards: { calls: { 'users -> checkout': { timeout: { after: 1_000_000 }, retry: { maxAttempts: 4 } } }, servers: {} },
};

test('the words of the page are read from the scenario', () => {
  expect(heroFacts(scenario)).toEqual({
    callsPerSecond: 1000,
    capacityPerSecond: 1333,
    attemptsPerCall: 4,
    timeoutUs: 1_000_000,
    slower: 10,
    forSeconds: 20,
  });
});

test('a system that the words would not fit has none', () => {
  expect(heroFacts({ ...scenario, triggers: {} })).toBeUndefined();
});

test('a trigger is moved and stays what it is', () => {
  expect(placeTrigger(scenario, 33).triggers).toEqual({ slow: { ...scenario.triggers['slow'], at: seconds(33) } });
  expect(placeTrigger(scenario, undefined).triggers).toEqual({});
});
