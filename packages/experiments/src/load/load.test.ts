import { compile, simulate, type Run } from '@basin/engine';
import { describe, expect, test } from 'vitest';
import { systemOf } from '../../test/written.fixture.ts';
import { calmChanges, calmFromUs, judgedWindow } from '../outcome/calm.ts';
import { meanIn } from '../outcome/measured.ts';
import { changed } from '../vary/change.ts';
import type { System } from '../vary/system.ts';
import { constantLoad, loadedClients, loadOverTime, offeredPerSecond } from './load.ts';

const withClient = (client: object, over: object = {}): System =>
  systemOf({
    duration: '100s',
    components: {
      users: { client: { goodWithin: '1s', ...client } },
      shop: { server: { workers: 1_000, service: { constant: '1ms' } } },
    },
    arrows: { 'users -> shop': {} },
    ...over,
  });

const CLIENTS: Record<string, { client: object; perSecond: number; form: string }> = {
  poisson: { client: { arrivals: { poisson: '40/s' } }, perSecond: 40, form: 'rate' },
  bursty: {
    client: { arrivals: { bursty: { rate: '40/s', factor: 2, burstFor: '500ms', calmFor: '500ms' } } },
    perSecond: 40,
    form: 'rate',
  },
  sine: {
    client: { arrivals: { poisson: '40/s' }, sine: { period: '60s', amplitude: 1 } },
    perSecond: 40,
    form: 'rate',
  },
  ramp: {
    client: { arrivals: { poisson: '40/s' }, schedule: [{ at: '10s', rate: '400/s', over: '80s' }] },
    perSecond: 40,
    form: 'rate',
  },
  closed: {
    client: { closed: { users: 40, think: { exponential: '1s' } } },
    perSecond: 40,
    form: 'users',
  },
  trace: {
    client: {
      arrivals: { trace: { perSecond: Array.from({ length: 20 }, (_, index) => (index % 2) * 80), bucket: '5s' } },
    },
    perSecond: 40,
    form: 'shape',
  },
  replay: {
    client: { arrivals: { replay: { seconds: Array.from({ length: 4_000 }, (_, index) => index / 40) } } },
    perSecond: 40,
    form: 'shape',
  },
  crowds: {
    client: { crowds: [{ at: '0s', calls: 200, over: '5s', every: '5s' }] },
    perSecond: 40,
    form: 'shape',
  },
};

function runOf(system: System): Run {
  const { plan, diagnostics } = compile(system.scenario, system.guards);
  if (plan === undefined) throw new Error(diagnostics[0]?.says);
  return simulate(plan, 1);
}

describe.each(Object.entries(CLIENTS))('a client with %s', (kind, { client, perSecond, form }) => {
  const system = withClient(client);
  const { scenario } = system;

  test('offers what it would if nobody waited', () => {
    expect(loadedClients(scenario)).toMatchObject([{ name: 'users', form, perSecond }]);
  });

  test('offers what is asked for, all the time, and then three times as much', () => {
    const constant = changed(system, constantLoad(scenario, 80));
    const steps = changed(
      system,
      loadOverTime(scenario, [
        { atUs: 0, perSecond: 20 },
        { atUs: 50e6, perSecond: 60 },
      ]),
    );

    const [all, both] = [runOf(constant), runOf(steps)];
    // 800 Poisson calls at least: 5 standard errors are 18 %. Bursts and calms of 500 ms on average, at twice the rate or
    // none of it, add a variance of 40 × (20 calls)² × ½ in 40 s at 20/s: 11 % of what is counted, five times.
    const tolerance = kind === 'bursty' ? 0.6 : 0.18;
    const mean = (run: Run, from: number, to: number) => meanIn(run, 'offered', { fromUs: from * 1e6, toUs: to * 1e6 });
    for (const [measured, wanted] of [
      [mean(all, 10, 100), 80],
      [mean(both, 10, 50), 20],
      [mean(both, 60, 100), 60],
    ] as const)
      expect(Math.abs(measured / wanted - 1), `${measured} of ${wanted}`).toBeLessThan(tolerance);
  });
});

test('open and closed clients share a load as they share it in the scenario', () => {
  const { scenario } = systemOf({
    duration: '10s',
    components: {
      users: { client: { arrivals: { poisson: '30/s' }, goodWithin: '1s' } },
      staff: { client: { closed: { users: 20, think: { constant: '2s' } }, goodWithin: '1s' } },
      shop: { server: { workers: 1, service: { constant: '1ms' } } },
    },
    arrows: { 'users -> shop': {}, 'staff -> shop': {} },
  });

  expect(offeredPerSecond(scenario)).toBe(40);
  expect(constantLoad(scenario, 80)).toEqual([
    { set: 'components["users"].client.arrivals.rate', to: 60 },
    { set: 'components["staff"].client.closed.users', to: 40 },
  ]);
});

test('load over time is no push once it is what it is: runs are judged as others are', () => {
  const { scenario } = withClient(CLIENTS['trace']!.client);

  const constant = changed({ scenario, guards: { calls: {}, servers: {} } }, constantLoad(scenario, 80));

  expect(calmFromUs(constant.scenario)).toBe(0);
  expect(judgedWindow(constant.scenario)).toEqual({ fromUs: 50e6, toUs: 100e6 });
});

describe('calm', () => {
  test('it is calm when the last ramp has ended, the last crowd is through and the last trigger is over', () => {
    const open = { arrivals: { poisson: '40/s' } };
    const calmOf = (client: object, triggers: object = {}) =>
      calmFromUs(withClient({ ...open, ...client }, { triggers }).scenario);

    expect(calmOf({ schedule: [{ at: '10s', rate: '50/s', over: '20s' }] })).toBe(30e6);
    expect(calmOf({ crowds: [{ at: '10s', calls: 5, over: '7s' }] })).toBe(17e6);
    expect(calmOf({ crowds: [{ at: '10s', calls: 5, every: '7s' }] })).toBe(0);
    expect(calmOf({}, { restart: { crowd: { of: 'users', calls: 9 }, at: '12s' } })).toBe(12e6);
    expect(calmOf({}, { slow: { slowDown: { of: 'shop', factor: 2 }, at: '12s', for: '3s' } })).toBe(15e6);
    expect(calmOf({}, { slow: { slowDown: { of: 'shop', factor: 2 }, at: '12s', for: '88s' } })).toBe(12e6);
  });

  test('without pushes there are neither triggers nor crowds, but for a client that has nothing else', () => {
    const crowds = [{ at: '10s', calls: 500 }];
    const both = withClient(
      { arrivals: { poisson: '40/s' }, crowds },
      { triggers: { slow: { slowDown: { of: 'shop', factor: 2 }, at: '1s', for: '3s' } } },
    );
    const calm = changed(both, calmChanges(both.scenario));

    expect(calm.scenario.triggers).toEqual({});
    expect(calm.scenario.components['users']?.['client']).not.toHaveProperty('crowds');
    expect(calmChanges(withClient({ crowds }).scenario)).toEqual([]);
  });
});
