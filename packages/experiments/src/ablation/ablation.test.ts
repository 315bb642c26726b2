import { expect, test } from 'vitest';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { changed } from '../vary/change.ts';
import { ablation } from './ablation.ts';

const ARROW = 'users -> database';
const withGuards = (calls: object, servers: object) =>
  ablation(
    {
      system: outage(80, { duration: '90s' }, { calls: { [ARROW]: calls }, servers: { database: servers } }),
      seeds: seedsTo(4),
    },
    sequentialRunner,
  );

test('of two guards of which each is enough, none is needed', async () => {
  const { all, none, guards } = await withGuards({ retry: 'off' }, { queueLimit: { capacity: 50 } });

  expect(all.survives.count).toBe(4);
  expect(none.survives.count).toBe(0);
  expect(guards.map(({ guard, role }) => [guard, role])).toEqual([
    ['retry', 'enough'],
    ['queueLimit', 'enough'],
  ]);
});

test('a guard that does nothing is neither needed nor enough, the other is both', async () => {
  const { guards } = await withGuards({ retryBudget: { ratio: 1, burst: 100 } }, { queueOrder: { kind: 'lifo' } });

  expect(guards.map(({ guard, role }) => [guard, role])).toEqual([
    ['retryBudget', 'neither'],
    ['queueOrder', 'both'],
  ]);
});

test('a guard taken away gives way to that of the scenario, and differences are told on the same seeds', async () => {
  const { guards } = await withGuards({ retry: { maxAttempts: 1 } }, { queueLimit: { capacity: 50 } });
  const [retry] = guards;
  const system = changed(
    outage(80, {}, { calls: { [ARROW]: { retry: { maxAttempts: 1 } } } }),
    retry?.without.changes ?? [],
  );

  expect(system.guards.calls[ARROW]).toEqual({});
  const goodput = retry?.without.measures.find(({ measure }) => measure === 'goodputShare');
  expect(goodput?.difference.value).toBeCloseTo((goodput?.b.value ?? 0) - (goodput?.a.value ?? 0), 12);
});

test('where nobody set a guard, those of the scenario are looked at', async () => {
  const { guards } = await ablation({ system: outage(50, { duration: '60s' }), seeds: [1] }, sequentialRunner);

  expect(guards.map(({ path }) => path).toSorted()).toEqual([
    'guards.calls["users -> database"].retry',
    'guards.calls["users -> database"].timeout',
    'guards.servers["database"].queueLimit',
  ]);
  // Without retries it heals: they are what keeps it down, and nothing is needed where nothing survives.
  expect(guards.map(({ role }) => role)).toEqual(['neither', 'neither', 'neither']);
  expect(guards.find(({ guard }) => guard === 'retry')?.without.survives.count).toBe(1);
});

test('a guard is needed for what is demanded, though the system comes back without it', async () => {
  const calm = {
    says: 'attempts ÷ calls',
    measure: 'amplification',
    window: { fromUs: 20e6, toUs: 40e6 },
    atMost: 1.5,
  };
  const { all, guards } = await ablation(
    {
      system: outage(
        80,
        { duration: '90s' },
        {
          calls: { [ARROW]: { retryBudget: { ratio: 0.1 } } },
          servers: { database: { queueLimit: { capacity: 50 } } },
        },
      ),
      seeds: seedsTo(4),
      demands: [calm],
    },
    sequentialRunner,
  );

  expect(all.survives.count).toBe(4);
  expect(guards.map(({ guard, role }) => [guard, role])).toEqual([
    ['retryBudget', 'both'],
    ['queueLimit', 'neither'],
  ]);
  expect(all.measures).toMatchObject([{ measure: 'attempts ÷ calls' }]);
});

test('a panic mode is a guard like any other', async () => {
  const system = { panicMode: { signal: { retryShare: { of: ARROW, engageAbove: 0.5, disengageBelow: 0.1 } } } };
  const calls = { [ARROW]: { retry: 'off' } };
  const { all, none, guards } = await ablation(
    {
      system: outage(50, { duration: '90s' }, { system: { panicMode: { ...system.panicMode, calls } } }),
      seeds: seedsTo(2),
    },
    sequentialRunner,
  );

  // It takes the retries away, which are what keeps it down.
  expect(all.survives.count).toBe(2);
  expect(none.survives.count).toBe(0);
  expect(guards).toMatchObject([{ path: 'guards.system.panicMode', guard: 'panicMode', role: 'both' }]);
});
