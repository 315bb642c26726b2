import { expect, test } from 'vitest';
import { STORM_SCENARIO } from '../../test/storm-lab.fixture.ts';
import { pointInto, told } from '../../test/written.fixture.ts';
import { parseScenario } from './parse-scenario.ts';

test('a scenario comes out in the units of the engine', () => {
  const { scenario, diagnostics } = parseScenario(STORM_SCENARIO);

  expect(diagnostics).toEqual([]);
  expect(scenario).toMatchObject({ duration: 90e6, bucket: 1e6, arrows: { 'users -> checkout': { delay: 0 } } });
});

test.each([
  ['an arrow in a circle', 'users -> checkout: {}', 'users -> checkout: {}\n  checkout -> checkout: {}'],
  ['an arrow to nowhere', 'users -> checkout: {}', 'users -> elsewhere: {}'],
  ['an arrow from nowhere', 'users -> checkout: {}', 'users -> checkout: {}\n  nobody -> checkout: {}'],
  ['no arrow', 'users -> checkout: {}', '{}'],
  ['a trigger of nothing', 'of: checkout, factor', 'of: nothing, factor'],
  ['a trigger past the end', 'at: 20s', 'at: 85s'],
  ['a load that would never end', '200/s', '999999999/s'],
  ['a day too long', 'duration: 90s', 'duration: 999999h'],
  ['a thousand buckets a millisecond', 'duration: 90s', 'duration: 90s\nbucket: 1us'],
  ['a bucket that does not fit', 'duration: 90s', 'duration: 90s\nbucket: 7s'],
  ['a rate of nonsense', '200/s', '200/fortnight'],
  ['a rate for a ReDoS', '200/s', `${'1'.repeat(30_000)}/x`],
  ['an endless number', 'factor: 10', 'factor: 1e999'],
  ['a huge number', 'factor: 10', 'factor: 1e308'],
  ['no workers', 'workers: 4', 'workers: 0'],
  ['half a worker', 'workers: 4', 'workers: 0.5'],
  [
    'two kinds of component',
    'users:    { client:',
    'users:    { server: { workers: 1, service: { constant: 1s } }, client:',
  ],
  ['no kind of component', 'checkout: { server: {', 'checkout: { sever: {'],
  ['a guard of nothing', 'checkout: { queueLimit', 'other: { queueLimit'],
  ['a step after the end', 'goodWithin: 1s', 'goodWithin: 1s, schedule: [{ at: 95s, rate: 1/s }]'],
])('%s is told with a place, and is no scenario', (_, from, to) => {
  expect(STORM_SCENARIO).toContain(from);
  const text = STORM_SCENARIO.replace(from, to);
  const { scenario, diagnostics } = parseScenario(text);

  expect(scenario).toBeUndefined();
  expect(diagnostics.length).toBeGreaterThan(0);
  expect(pointInto(text, diagnostics)).toBe(true);
  expect(diagnostics.every(({ line, file }) => line > 1 && file === 'scenario.yaml')).toBe(true);
});

test('what the engine finds is told at the setting it is about', () => {
  const text = STORM_SCENARIO.replace('of: checkout, factor', 'of: users, factor');

  expect(told(parseScenario(text).diagnostics)[0]).toMatch(/^11:27-11:32 `users` is not a server/);
});

test('a system that is still being built has a shape to draw, and is not run', () => {
  const lone = parseScenario(
    'version: 1\nduration: 60s\ncomponents:\n  users: { client: { arrivals: { poisson: 1/s }, goodWithin: 1s } }\narrows: {}\n',
  );

  expect(lone.scenario).toBeUndefined();
  expect(lone.diagnostics).not.toEqual([]);
  expect(Object.keys(lone.shape?.components ?? {})).toEqual(['users']);
  expect(parseScenario('components: [').shape).toBeUndefined();
  expect(parseScenario(STORM_SCENARIO).shape).toEqual(parseScenario(STORM_SCENARIO).scenario);
});
