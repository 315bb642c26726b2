import { compile, mergeGuards } from '@basin/engine';
import { describe, expect, test } from 'vitest';
import { outage, systemOf } from '../../test/written.fixture.ts';
import { numberAt, numbersIn, vary } from './vary.ts';

const RETRYING = outage(50, {}, { calls: { 'users -> database': { retryBudget: { ratio: 0.1 } } } });

const valueAt = (path: string, system = RETRYING) => {
  const at = numberAt(system, path);
  return 'found' in at ? at.found.value : at.diagnostics[0];
};

const varied = (path: string, to: number, system = RETRYING) => {
  const result = vary(system, path, to);
  if ('diagnostics' in result) throw new Error(result.diagnostics[0]?.says);
  return result.system;
};

describe('a path leads to the number that people wrote', () => {
  test.each([
    ['duration', 120_000_000],
    ['triggers.down.for', 10_000_000],
    ['triggers.down.capacityLoss.share', 1],
    ['components.users.client.arrivals.rate', 50],
    ['components.users.client.arrivals.poisson', 50],
    ['components.database.server.service.exponential', 100_000],
    ['components.database.server.workers', 10],
    ['arrows["users -> database"].delay', 0],
    ['guards.calls["users -> database"].retry.maxAttempts', 4],
    ['guards.calls["users -> database"].retryBudget.ratio', 0.1],
    ['guards.servers.database.queueLimit.capacity', 400],
  ])('%s: %d', (path, value) => {
    expect(valueAt(path)).toBe(value);
  });

  test('steps of a schedule are reached by their place', () => {
    const system = outage(50, {
      components: {
        users: {
          client: { arrivals: { constant: '5/s' }, goodWithin: '1s', schedule: [{ at: '5s', rate: '15/s' }] },
        },
        database: { server: { workers: 1, service: { constant: '1ms' } } },
      },
    });

    expect(valueAt('components.users.client.schedule[0].rate', system)).toBe(15);
    expect(valueAt('components.users.client.schedule[0].at', system)).toBe(5_000_000);
    expect(varied('components.users.client.schedule[0].rate', 20, system).scenario.components['users']).toMatchObject({
      client: { schedule: [{ at: 5_000_000, perSecond: 20 }] },
    });
  });
});

describe('a number is changed and nothing else', () => {
  test('in the scenario', () => {
    const { scenario, guards } = varied('triggers.down.for', 15_000_000);

    expect(scenario).toEqual({
      ...RETRYING.scenario,
      triggers: { down: { ...RETRYING.scenario.triggers['down'], for: 15_000_000 } },
    });
    expect(guards).toBe(RETRYING.guards);
  });

  test('in the guards that are laid over it, for those of the scenario too', () => {
    const { scenario, guards } = varied('guards.calls["users -> database"].retry.maxAttempts', 2);

    expect(scenario).toEqual(RETRYING.scenario);
    const inForce = mergeGuards(scenario.guards, guards).calls['users -> database'];
    const before = mergeGuards(RETRYING.scenario.guards, RETRYING.guards).calls['users -> database'];
    expect(inForce).toEqual({ ...before, retry: { ...(before?.['retry'] as object), maxAttempts: 2 } });
  });

  test('the system that was given stays as it was', () => {
    const copy = structuredClone(RETRYING);

    varied('components.database.server.workers', 3);

    expect(RETRYING).toEqual(copy);
  });
});

describe('a path that leads nowhere says where it got lost, and what there is', () => {
  test.each([
    ['trigers.slow.for', 'There is no `trigers` in a scenario.', 'Did you mean `triggers`?'],
    ['triggers.slow.for', 'There is no `slow` in `triggers`.', 'There are: down.'],
    ['triggers.down', '`triggers.down` is not one number.', '`triggers.down.for`'],
    ['components.users.client.arrivals.constant', 'There is no `constant`', 'There are: poisson.'],
    ['guards.calls["users -> database"].hedging.after', 'There is no `hedging`', 'retryBudget'],
    ['guards.calls["users -> database"].retry.jitter', 'is `none`, which is no number', 'Name a number'],
    ['triggers.down.for.ever', 'There is no `ever`', 'end before it'],
    ['', 'empty', 'Write a path such as'],
  ])('%s', (path, says, instead) => {
    const result = numberAt(RETRYING, path);

    expect('diagnostics' in result && result.diagnostics[0]?.says).toContain(says);
    expect('diagnostics' in result && result.diagnostics[0]?.instead).toContain(instead);
  });

  test('what a scenario does not own is not found', () => {
    for (const path of ['constructor.name.length', 'components.toString', '__proto__.x', 'components.users.length'])
      expect(numberAt(RETRYING, path)).toHaveProperty('diagnostics');
  });
});

test('a value that the compiler refuses is refused with its words', () => {
  const late = vary(RETRYING, 'triggers.down.at', 115_000_000);
  const none = vary(RETRYING, 'triggers.down.at', NaN);

  expect('diagnostics' in late && late.diagnostics[0]).toMatchObject({
    source: 'scenario',
    path: ['triggers', 'down', 'at'],
  });
  expect('diagnostics' in none && none.diagnostics[0]?.says).toContain('no number');
});

test('every number that is listed is found by its path and may be set to what it is', () => {
  const system = systemOf({
    duration: '60s',
    components: {
      users: { client: { arrivals: { constant: '5/s' }, goodWithin: '1s', schedule: [{ at: '5s', rate: '15/s' }] } },
      front: { server: { workers: 2, service: { constant: '1ms' }, calls: { inParallel: ['back'] } } },
      back: { server: { workers: 2, service: { exponential: '1ms' } } },
    },
    arrows: { 'users -> front': { delay: '1ms' }, 'front -> back': {} },
    guards: { calls: { 'front -> back': { retry: { maxAttempts: 3 } } } },
  });
  const all = numbersIn(system);

  expect(all.length).toBeGreaterThan(15);
  expect(all.map(({ path }) => path)).toContain('guards.calls["front -> back"].retry.maxAttempts');
  for (const { path, value } of all) {
    expect(valueAt(path, system), path).toBe(value);
    const same = varied(path, value, system);
    expect(same.scenario, path).toEqual(system.scenario);
    expect(compile(same.scenario, same.guards).diagnostics).toEqual([]);
  }
});
