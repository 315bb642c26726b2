import path from 'node:path';
import { loadCatalog } from '@basin/catalog';
import { readTree } from '@basin/catalog/disk';
import { compile, NO_GUARDS, seconds, simulate, type GuardSettings, type Scenario } from '@basin/engine';
import { expect, test } from 'vitest';
import { momentsOf } from './moments.ts';
import { movesOf } from './signals.ts';
import { viewsOf, type Views } from './views.ts';
import { alarmsOf, describeViews, valueText } from './words.ts';

const { catalog } = loadCatalog(await readTree(path.join(import.meta.dirname, '../../../../..'), ['labs', 'content']));
const storm = catalog.labs['retry-storm']!.scenario;
const run = runOf(storm);
const views = viewsOf({ scenario: storm, guards: NO_GUARDS, run });
const calm = bucketAt(59);
const failed = bucketAt(200);

test('in a retry storm the server is well by its own instruments, and its callers are not', () => {
  expect(whoIsUnwell(views, calm)).toEqual([]);
  expect(whoIsUnwell(views, bucketAt(79))).toEqual(['users', 'checkout']);
  expect(whoIsUnwell(views, failed)).toEqual(['users']);
});

test('the lesson reads off the dashboards: 12 ms and 4 % as before, fully busy; about 120 ms in the trigger', () => {
  expect(read(views, 'checkout', failed)).toEqual({
    busy: '100\u202f%',
    'work on one attempt': '12\u202fms',
    errors: '4.1\u202f%',
  });
  // 117 ms over the last ten seconds: the shortest orders end first, and the trigger is ten times 12 ms.
  expect(gauge(views, 'checkout', 'work on one attempt').values[bucketAt(79)]).toBeCloseTo(120, -1);
});

test('around the loop go four attempts per call, all for nobody, where one went before', () => {
  expect(views.amplification[calm]).toBeCloseTo(1.04, 1);
  expect(views.amplification[failed]).toBeCloseTo(4, 1);
  expect(views.wasted[calm]).toBe(0);
  expect(views.wasted[failed]).toBe(1);
  // 1000 calls a second and a standard error of √(1000/10).
  expect(Math.abs(views.flows['users -> checkout']!.attempts[failed]! - 4000)).toBeLessThan(5 * 4 * 10);
  expect(views.loops.filter(({ sign }) => sign === '+').map(({ carrier }) => carrier)).toEqual(['retry']);
});

test('a moment in words names who is well, who is not, and what goes around', () => {
  const says = describeViews(views, failed);

  expect(says).toMatch(
    /^At 200\u202fs: all is as before at checkout, by its own instruments; something is wrong at users\./,
  );
  expect(says).toContain('4.0 attempts per call, and 100\u202f% of the work is for callers who have left.');
});

test('queue and retries move together where a loop joins them', () => {
  const { names, matrix } = movesOf(storm, run);

  expect(names).toEqual(['users: good calls', 'checkout: queue', 'users -> checkout: retries']);
  expect(matrix[1]![2]!.low).toBeGreaterThan(0.5);
});

test('the moments offered are before the trigger, in it, and the end', () => {
  expect(momentsOf(views).map(({ bucket }) => bucket)).toEqual([59, 79, 299]);
  expect(momentsOf({ ...views, triggers: [] })).toEqual([{ says: 'At the end', bucket: 299 }]);
});

test('replicas of a server are one box, and what flows to them is one flow', () => {
  const scenario = balanced();
  const split = viewsOf({ scenario, guards: NO_GUARDS, run: runOf(scenario) });

  expect(split.dashboards.map(({ name }) => name)).toEqual(['users', 'front', 'checkout']);
  expect(gauge(split, 'checkout', 'work on one attempt').values[calm]).toBeCloseTo(12, 0);
  expect(split.flows['front -> checkout']!.attempts[calm]).toBeGreaterThan(900);
});

test('without a time before the trigger nothing is judged', () => {
  const [name, slow] = Object.entries(storm.triggers)[0]!;
  const early: Scenario = { ...storm, triggers: { [name]: { ...slow, at: 0 as typeof slow.at } } };

  expect(whoIsUnwell(viewsOf({ scenario: early, guards: NO_GUARDS, run: runOf(early) }), failed)).toEqual([]);
});

function runOf(scenario: Scenario, guards: GuardSettings = NO_GUARDS) {
  return simulate(compile(scenario, guards).plan!, 1);
}

function bucketAt(second: number): number {
  return second - 1;
}

/** The same shop behind a balancer, as two of half the size, for a minute. */
function balanced(): Scenario {
  const { users, checkout } = storm.components;
  const server = { ...(checkout!['server'] as object), workers: 8, replicas: 2 };
  const arrow = storm.arrows['users -> checkout']!;
  return {
    ...storm,
    duration: seconds(60),
    triggers: {},
    components: { users: users!, front: { balancer: {} }, checkout: { server } },
    arrows: { 'users -> front': arrow, 'front -> checkout': arrow },
    guards: NO_GUARDS,
  };
}

function whoIsUnwell({ dashboards }: Views, bucket: number): string[] {
  return dashboards.filter((dashboard) => alarmsOf(dashboard, bucket).length > 0).map(({ name }) => name);
}

function gauge({ dashboards }: Views, box: string, title: string) {
  return dashboards.find(({ name }) => name === box)!.gauges.find((each) => each.title === title)!;
}

function read({ dashboards }: Views, box: string, bucket: number) {
  const { gauges } = dashboards.find(({ name }) => name === box)!;
  return Object.fromEntries(gauges.map(({ title, values, unit }) => [title, valueText(values[bucket], unit)]));
}
