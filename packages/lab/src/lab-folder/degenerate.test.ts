import { expect, test } from 'vitest';
import { degenerates } from './degenerate.ts';

const guardsOf = (id: string, allowed: Parameters<(typeof degenerates)[number]['guards']>[0]) =>
  degenerates.find((entry) => entry.id === id)!.guards(allowed);

test('a degenerate setting is set wherever the lab allows its guard, and only there', () => {
  const allowed = { calls: { 'a -> b': ['retry', 'timeout'], 'c -> b': ['retry'] }, servers: { b: ['queueOrder'] } };

  expect(guardsOf('retriesOff', allowed)).toEqual({
    calls: { 'a -> b': { retry: 'off' }, 'c -> b': { retry: 'off' } },
    servers: {},
  });
  expect(guardsOf('shedEverything', allowed)).toEqual({
    calls: { 'a -> b': { timeout: { after: 1000 }, retry: 'off' }, 'c -> b': { retry: 'off' } },
    servers: {},
  });
});

test('where a lab does not allow the guard, the setting does not apply', () => {
  expect(guardsOf('zeroQueue', { calls: { 'a -> b': ['retry'] }, servers: { b: ['queueOrder'] } })).toBeUndefined();
  expect(guardsOf('infiniteTimeouts', { calls: { 'a -> b': ['retry'] }, servers: {} })).toBeUndefined();
});

test('the empty file applies everywhere', () => {
  expect(guardsOf('emptyFile', { calls: {}, servers: {} })).toEqual({ calls: {}, servers: {} });
});
