import { expect, test } from 'vitest';
import { engineVersion, type Run } from '../../src/index.ts';
import { triggers } from '../../src/triggers/index.ts';
import { CONTENDED, SHARED } from '../coupling.fixture.ts';
import { runOf, totalsOf } from '../written.fixture.ts';

/** Golden runs of what is shared and of who shares it; what golden.test.ts says of its own holds for these. */
const weather = (trigger: Record<string, unknown>) =>
  runOf({ ...SHARED, triggers: { weather: { at: '10s', for: '20s', ...trigger } } });

const RUNS: Record<string, () => Run> = {
  pool: () => runOf(SHARED),
  'operator, slow database': () => weather({ slowDown: { of: 'database', factor: 4 } }),
  'trigger: configPush': () => weather({ configPush: { of: 'services', slowness: 3, errors: 0.1, capacity: 0.5 } }),
  'trigger: connectionLeak': () => weather({ connectionLeak: { of: 'pool', share: 0.6 } }),
  'trigger: deployWave': () => weather({ deployWave: { of: 'services', outFor: '5s' } }),
  'trigger: deployWave, graceful': () => weather({ deployWave: { of: 'services', stop: 'graceful' } }),
  'trigger: partition of a domain': () => weather({ partition: { of: 'services' } }),
  'by chance': () => weather({ crash: { of: 'services' }, strikes: 0.7, chance: 0.9 }),
};

test('there is a golden run for each of their triggers', () => {
  const names = Object.keys(RUNS).join(' ');
  const keys = triggers
    .map(({ key }) => key)
    .filter((key) => ['configPush', 'connectionLeak', 'deployWave'].includes(key));

  expect(keys).toHaveLength(3);
  for (const key of keys) expect(names).toContain(`trigger: ${key}`);
});

test('the golden runs: digest, then good calls of either, granted, acquire timeouts, opened, actions', () => {
  const golden = Object.entries(RUNS).map(([name, act]) => {
    const run = act();
    const [shoppers, clerks, pool, oncall] = ['shoppers', 'clerks', 'pool', 'oncall'].map((part) =>
      totalsOf(run, part),
    );
    const { acquireTimeouts, granted, opened } = pool!;
    return `${name}: ${run.digest} ${shoppers!['good']} ${clerks!['good']} ${granted} ${acquireTimeouts} ${opened} ${oncall!['acts']}`;
  });

  expect([`engine ${engineVersion}`, ...golden]).toMatchInlineSnapshot(`
    [
      "engine 3",
      "pool: 6734e4e6053901f9 3625 2464 6093 0 10 0",
      "operator, slow database: bae1a8939f88d496 2745 1893 5133 1406 100 1",
      "trigger: configPush: 7343224ab5b5e180 3621 2379 6005 0 9 0",
      "trigger: connectionLeak: 3705ce968d69f56f 3224 2192 5568 837 14 1",
      "trigger: deployWave: 117814947b477754 3313 2227 5552 0 13 1",
      "trigger: deployWave, graceful: ff10e09b8c305979 3013 2034 5051 0 19 1",
      "trigger: partition of a domain: 9c577a5dc5536789 2411 1614 4036 0 16 1",
      "by chance: f08afb7ef463c264 2411 1614 4036 0 16 1",
    ]
  `);
});

test('the golden run of a contendedStore: digest, then attempts, written, conflicts', () => {
  const run = runOf(CONTENDED);
  const { arrivals, conflicts, written } = totalsOf(run, 'rows');

  expect(`${run.digest} ${arrivals} ${written} ${conflicts}`).toMatchInlineSnapshot(`"fce9670c2963e27b 681 605 75"`);
});
