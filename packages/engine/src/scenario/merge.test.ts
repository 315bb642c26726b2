import { expect, test } from 'vitest';
import { mergeGuards } from './merge.ts';
import { NO_GUARDS, type GuardSettings } from './scenario.ts';

const BASE: GuardSettings = {
  calls: {
    'users -> checkout': { timeout: { after: 1 }, retry: { maxAttempts: 4 } },
    'robots -> checkout': { timeout: { after: 2 } },
  },
  servers: { checkout: { queueLimit: { capacity: 7 } } },
};

test('a guard laid over another replaces it whole, and leaves the others of the place', () => {
  const merged = mergeGuards(BASE, { calls: { 'users -> checkout': { retry: { jitter: 'full' } } }, servers: {} });

  expect(merged.calls['users -> checkout']).toEqual({ timeout: { after: 1 }, retry: { jitter: 'full' } });
  expect(merged.calls['robots -> checkout']).toEqual({ timeout: { after: 2 } });
  expect(merged.servers).toEqual(BASE.servers);
});

test('`off` removes a guard, from above and from the scenario’s own', () => {
  expect(
    mergeGuards(BASE, {
      calls: { 'users -> checkout': { retry: 'off' } },
      servers: { checkout: { queueLimit: 'off' } },
    }),
  ).toEqual({
    calls: { 'users -> checkout': { timeout: { after: 1 } }, 'robots -> checkout': { timeout: { after: 2 } } },
    servers: { checkout: {} },
  });
  expect(mergeGuards({ calls: { a: { retry: 'off' } }, servers: {} }, NO_GUARDS)).toEqual({
    calls: { a: {} },
    servers: {},
  });
});

test('a guard laid over `off` is there', () => {
  expect(
    mergeGuards(
      { calls: { a: { retry: 'off' } }, servers: {} },
      { calls: { a: { retry: { maxAttempts: 2 } } }, servers: {} },
    ).calls,
  ).toEqual({
    a: { retry: { maxAttempts: 2 } },
  });
});

test('places that only one of the two names are kept', () => {
  expect(mergeGuards(NO_GUARDS, BASE)).toEqual(BASE);
  expect(mergeGuards(BASE, NO_GUARDS)).toEqual(BASE);
});
