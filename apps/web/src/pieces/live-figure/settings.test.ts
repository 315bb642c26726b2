import { expect, test } from 'vitest';
import { mergeGuards, NO_GUARDS, seconds, type Scenario } from '@basin/engine';
import { readSetting, writeSetting, type Control, type Settings } from './settings.ts';

const scenario: Scenario = {
  version: 1,
  duration: seconds(10),
  bucket: seconds(1),
  components: { users: { client: { arrivals: { poisson: 10 } } } },
  arrows: {},
  triggers: { slow: { at: seconds(2), for: seconds(3), slowDown: { of: 'shop', factor: 10 } } },
  guards: { calls: { 'users -> shop': { retry: { maxAttempts: 4, multiplier: 2 } } }, servers: {} },
};
const settings: Settings = { scenario, guards: NO_GUARDS };
const attempts: Control = { label: 'Attempts', at: 'guards/calls/users -> shop/retry/maxAttempts', from: 1, to: 6 };
const slowFor: Control = { label: 'Slow for', at: 'scenario/triggers/slow/for', from: 1, to: 60, unit: 's' };

test("a control reads the scenario's own guards", () => {
  expect(readSetting(settings, attempts)).toBe(4);
});

test('a guard is changed in one parameter and keeps the others', () => {
  const changed = writeSetting(settings, attempts, 2);

  expect(readSetting(changed, attempts)).toBe(2);
  expect(changed.guards.calls['users -> shop']).toEqual({ retry: { maxAttempts: 2, multiplier: 2 } });
  expect(changed.scenario).toEqual({ ...scenario, guards: changed.guards });
});

test('what is turned off stays off when something else is changed', () => {
  const off: Settings = { scenario, guards: { calls: { 'users -> shop': { retry: 'off' } }, servers: {} } };
  const changed = writeSetting(off, slowFor, 5);

  expect(mergeGuards(changed.scenario.guards, changed.guards).calls['users -> shop']).toEqual({});
});

test('a duration is read and written in the unit of its control', () => {
  const changed = writeSetting(settings, slowFor, 5);

  expect(readSetting(settings, slowFor)).toBe(3);
  expect(changed.scenario.triggers['slow']?.for).toBe(5_000_000);
});

test('a path that leads nowhere has no value', () => {
  expect(readSetting(settings, { ...attempts, at: 'guards/calls/users -> shop/timeout/after' })).toBeUndefined();
});
