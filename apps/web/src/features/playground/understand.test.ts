import { componentDefinitions } from '@basin/engine/schema';
import { expect, test } from 'vitest';
import {
  freeName,
  nameProblem,
  withAction,
  withArrow,
  withComponent,
  withoutAction,
  withoutPart,
  withTrigger,
  withValue,
} from './hand-edits.ts';
import { EMPTY_SHEET, type Sheet } from './sheet.ts';
import { understand } from './understand.ts';

const TWO_TIERS = [
  { name: 'users', kind: 'client' },
  { name: 'web', kind: 'server' },
  { name: 'store', kind: 'server' },
].reduce(withComponent, EMPTY_SHEET);
const CONNECTED = [
  { from: 'users', to: 'web' },
  { from: 'web', to: 'store' },
].reduce(withArrow, TWO_TIERS);

const problemsOf = (sheet: Sheet) => Object.values(understand(sheet).diagnostics).flat();

test('an empty sheet has nothing wrong with it and nothing to run', () => {
  expect(problemsOf(EMPTY_SHEET)).toEqual([]);
  expect(understand(EMPTY_SHEET).system).toBeUndefined();
  expect(understand(EMPTY_SHEET).shape?.components).toEqual({});
});

test('two tiers are built by hand: drawn from the first component on, run from the last arrow on', () => {
  expect(Object.keys(understand(TWO_TIERS).shape?.components ?? {})).toEqual(['users', 'web', 'store']);
  expect(understand(TWO_TIERS).system).toBeUndefined();
  expect(problemsOf(TWO_TIERS)[0]?.says).toContain('No arrow leaves `users`');

  expect(problemsOf(CONNECTED)).toEqual([]);
  expect(Object.keys(understand(CONNECTED).system?.scenario.arrows ?? {})).toEqual(['users -> web', 'web -> store']);
  expect(CONNECTED.scenario).toContain('\ncomponents:\n  users:');
});

test.each(componentDefinitions.map(({ kind }) => kind))('a %s begins in a form that can be drawn', (kind) => {
  const sheet = withComponent(CONNECTED, { name: 'newcomer', kind });

  expect(understand(sheet).shape?.components['newcomer']).toHaveProperty(kind);
});

test('a component goes with its arrows, triggers and guards, and comments stay', () => {
  const guards = `version: 1
calls:
  users -> web: { retry: { maxAttempts: 3, baseDelay: 100ms } }
  web -> store: { timeout: { after: 1s } } # not too long
servers:
  store: { queueLimit: { capacity: 10 } }
`;
  const pushed = withTrigger(CONNECTED, { key: 'crash', params: { of: 'store' }, at: '10s', lasts: '5s' });
  const sheet = withoutPart({ ...pushed, guards }, 'store');

  expect(problemsOf(sheet)).toEqual([]);
  expect(sheet.scenario).not.toContain('store');
  expect(sheet.guards).not.toContain('store:');
  expect(sheet.guards).toContain('# not too long');
  expect(understand(sheet).guards.calls).toHaveProperty(['users -> web', 'retry']);
});

test('an arrow goes alone', () => {
  const sheet = withoutPart(CONNECTED, 'web -> store');

  expect(Object.keys(understand(sheet).shape?.components ?? {})).toEqual(['users', 'web', 'store']);
  expect(Object.keys(understand(sheet).shape?.arrows ?? {})).toEqual(['users -> web']);
});

test('a number is changed where it stands', () => {
  const sheet = withValue(CONNECTED, { path: ['components', 'web', 'server', 'workers'], to: 9 });

  expect(sheet.scenario).toBe(CONNECTED.scenario.replace('workers: 4', 'workers: 9'));
});

test('triggers get names of their own', () => {
  const slow = { key: 'slowDown', params: { of: 'web', factor: 10 }, at: '60s', lasts: '20s' };
  const sheet = withTrigger(withTrigger(CONNECTED, slow), { ...slow, at: '90s' });

  expect(problemsOf(sheet)).toEqual([]);
  expect(understand(sheet).system?.scenario.triggers).toMatchObject({
    'slow-down': { at: 60e6, for: 20e6, slowDown: { factor: 10 } },
    'slow-down-2': { at: 90e6 },
  });
});

test('what is done about it is a list that grows and shrinks', () => {
  const first = withAction(CONNECTED, { key: 'drain', params: { of: 'web' }, at: '90s', lasts: '10s' });
  const both = withAction(first, { key: 'restart', params: { of: 'store' }, at: '95s' });

  expect(problemsOf(both)).toEqual([]);
  expect(understand(both).system?.actions).toMatchObject([
    { at: 90e6, for: 10e6, do: { drain: { of: 'web' } } },
    { at: 95e6, do: { restart: {} } },
  ]);
  expect(understand(withoutAction(both, 0)).system?.actions).toHaveLength(1);
});

test('a wrong text is told by file and line, and the others are not blamed for it', () => {
  const sheet = {
    ...CONNECTED,
    scenario: CONNECTED.scenario.replace('workers: 4', 'wokers: 4'),
    guards: 'version: 1\ncalls: { a -> b: {} }\n',
  };
  const { diagnostics, system } = understand(sheet);

  expect(system).toBeUndefined();
  expect(diagnostics.scenario[0]).toMatchObject({ file: 'scenario.yaml', instead: expect.stringContaining('workers') });
  expect(diagnostics.guards).toEqual([]);
  expect(understand({ ...CONNECTED, guards: sheet.guards }).diagnostics.guards[0]?.line).toBe(2);
  expect(understand({ ...CONNECTED, actions: '- at: 1s\n  do: { drian: {} }\n' }).diagnostics.actions[0]?.line).toBe(2);
});

test('a text that cannot be read is not touched by a hand', () => {
  const broken = { ...CONNECTED, scenario: 'components: [' };

  expect(withComponent(broken, { name: 'a', kind: 'server' })).toEqual(broken);
  expect(withoutPart(broken, 'web').scenario).toBe('components: [');
});

test('a name is small letters, digits and hyphens, and free', () => {
  expect(nameProblem(CONNECTED, 'web')).toContain('one of this name');
  expect(nameProblem(CONNECTED, 'Web')).toContain('small letters');
  expect(nameProblem(CONNECTED, 'web-2')).toBe('');
  expect(freeName('loadSpike', ['load-spike', 'load-spike-2'])).toBe('load-spike-3');
});
