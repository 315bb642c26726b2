import { compile, mergeGuards, simulate, systemSeries } from '@basin/engine';
import { describe, expect, test } from 'vitest';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { sum } from '../statistics/interval.ts';
import { changed, jobOf, type Change } from './change.ts';
import type { System } from './system.ts';

const ARROW = 'users -> database';
const SYSTEM = outage(50, {}, { calls: { [ARROW]: { retry: { maxAttempts: 2 }, retryBudget: { ratio: 0.1 } } } });

const runWith = (changes: readonly Change[], seed = 1) => {
  const { scenario, guards, seed: ownSeed } = jobOf(SYSTEM, { changes, seed });
  const { plan, diagnostics } = compile(scenario, guards);
  if (plan === undefined) throw new Error(diagnostics[0]?.says);
  return simulate(plan, ownSeed);
};

const guardsWith = (change: Change) => {
  const { scenario, guards } = changed(SYSTEM, [change]);
  return mergeGuards(scenario.guards, guards);
};

test('a trigger that is removed does not happen', () => {
  const run = runWith([{ remove: 'triggers["down"]' }]);

  expect(run.marks).toEqual([]);
});

test('a guard that is removed is off; one that is restored is as the scenario has it', () => {
  const path = `guards.calls["${ARROW}"].retry`;

  expect(guardsWith({ remove: path }).calls[ARROW]).not.toHaveProperty('retry');
  expect(guardsWith({ restore: path }).calls[ARROW]?.['retry']).toMatchObject({ maxAttempts: 4 });
  expect(guardsWith({ restore: `guards.calls["${ARROW}"].retryBudget` }).calls[ARROW]).not.toHaveProperty(
    'retryBudget',
  );
  expect(guardsWith({ restore: 'guards.servers.database.queueLimit' }).servers['database']).toEqual({});
});

test('a schedule takes the place of the rate, step by step', () => {
  const run = runWith([
    { remove: 'triggers.down' },
    { set: 'components.users.client.arrivals.rate', to: 10 },
    { schedule: 'users', steps: [{ atUs: 60e6, perSecond: 40 }] },
  ]);

  const { offered } = systemSeries(run);
  // 600 and 2400 calls: standard errors of 4 % and 2 %; five of them.
  expect(Math.abs(sum([...offered.subarray(0, 60)]) / 60 / 10 - 1)).toBeLessThan(0.2);
  expect(Math.abs(sum([...offered.subarray(60)]) / 60 / 40 - 1)).toBeLessThan(0.1);
});

test('a pulse adds its calls and leaves the chances of all others alone', () => {
  const calm: Change = { remove: 'triggers.down' };
  const pulse: Change = { pulse: 'users', perSecond: 30, atUs: 20e6, forUs: 2e6 };

  for (const seed of seedsTo(3)) {
    const [without, withIt] = [runWith([calm], seed), runWith([calm, pulse], seed)];
    const offered = (run: typeof without) => systemSeries(run).offered;
    const extra = offered(withIt).map((value, index) => value - (offered(without)[index] ?? 0));
    // Every 33.3 ms, beginning one interval after 20 s.
    expect(sum([...extra])).toBe(59);
    expect(sum([...extra.subarray(20, 22)])).toBe(59);
    const before = (run: typeof without) =>
      run.parts.find(({ name }) => name === 'database')?.series['busy']?.subarray(0, 20);
    expect(before(withIt)).toEqual(before(without));
    const after = (run: typeof without) =>
      run.parts.find(({ name }) => name === 'database')?.series['busy']?.subarray(60);
    expect(after(withIt), 'the two runs are one again when the pulse is forgotten').toEqual(after(without));
  }
});

test('a pulse meets the guards that its client meets', () => {
  const { scenario, guards } = changed(SYSTEM, [{ pulse: 'users', perSecond: 1, atUs: 0, forUs: 1e6 }]);
  const all = mergeGuards(scenario.guards, guards).calls;
  const twin = Object.keys(all).find((arrow) => arrow !== ARROW) ?? '';

  expect(all[twin]).toEqual(all[ARROW]);
});

describe('a panic mode', () => {
  const panicMode = {
    signal: { retryShare: { of: 'users -> database', engageAbove: 0.5, disengageBelow: 0.1 } },
    calls: { 'users -> database': { retry: 'off' } },
  };
  const own = outage(20, {
    guards: { calls: { 'users -> database': { retry: { maxAttempts: 4 } } }, servers: {}, system: { panicMode } },
  });
  const laid = outage(20, {}, { system: { panicMode } });
  const modeOf = ({ scenario, guards }: System) => mergeGuards(scenario.guards, guards).system?.panicMode;

  test('is removed, and restored to what the scenario has', () => {
    for (const system of [own, laid]) {
      expect(modeOf(system)).toBeDefined();
      expect(modeOf(changed(system, [{ remove: 'guards.system.panicMode' }]))).toBeUndefined();
    }
    expect(modeOf(changed(own, [{ restore: 'guards.system.panicMode' }]))).toBeUndefined();
    expect(modeOf(changed(laid, [{ restore: 'guards.system.panicMode' }]))).toBeUndefined();
  });

  test('has numbers that can be varied, wherever it comes from', () => {
    const path = 'guards.system.panicMode.signal.retryShare.engageAbove';
    for (const system of [own, laid]) {
      const { scenario, guards } = changed(system, [{ set: path, to: 0.75 }]);

      expect(modeOf({ scenario, guards })).toMatchObject({ signal: { retryShare: { engageAbove: 0.75 } } });
      expect(compile(scenario, guards).diagnostics).toEqual([]);
      expect(scenario).toEqual(system.scenario);
    }
  });
});

test('a load is made more or less from each step on, by spikes that leave no gap', () => {
  const { scenario } = changed(outage(20, { triggers: {} }), [
    {
      load: 'users',
      steps: [
        { atUs: 0, times: 2 },
        { atUs: 60e6, times: 1 },
        { atUs: 90e6, times: 1 },
      ],
    },
  ]);

  expect(scenario.triggers).toEqual({
    'load-1-users': { at: 0, for: 120e6, loadSpike: { of: 'users', factor: 2 } },
    'load-2-users': { at: 60e6, for: 60e6, loadSpike: { of: 'users', factor: 0.5 } },
  });
  expect(() => changed(outage(20), [{ load: 'users', steps: [{ atUs: 0, times: 0 }] }])).toThrow('above 0');
  expect(() => changed(outage(20), [{ load: 'database', steps: [] }])).toThrow('there is a client database');
});
