import { compile, simulate } from '@basin/engine';
import { describe, expect, test } from 'vitest';
import { madeRun, type Made } from '../../test/made-run.fixture.ts';
import { outage } from '../../test/written.fixture.ts';
import type { System } from '../vary/system.ts';
import { calmFromUs, judgedWindow, timeToSettle } from './calm.ts';
import { outcomeOf, type OutcomeRule } from './outcome.ts';

const SYSTEM = outage(50);

const kindOf = (made: Made, rule: OutcomeRule = {}) =>
  outcomeOf(madeRun(made, { ...SYSTEM, seed: 1 }), SYSTEM.scenario, rule).kind;

function simulated(system: System, seed = 1) {
  const { plan } = compile(system.scenario, system.guards);
  if (plan === undefined) throw new Error('compiles');
  return outcomeOf(simulate(plan, seed), system.scenario);
}

describe('a run of 100/s', () => {
  test.each<[string, Made, string]>([
    ['that serves all', { good: 100 }, 'recovers'],
    ['that serves 95', { good: 95 }, 'recovers'],
    ['that serves 94', { good: 94 }, 'stays-down'],
    ['that serves all, with a queue that wavers', { queue: (bucket) => 3 + (bucket % 5) }, 'recovers'],
    ['that serves all while its queue grows', { queue: (bucket) => bucket }, 'stays-down'],
    ['that serves all with a long and steady queue', { queue: () => 5_000 }, 'recovers'],
    ['that serves none, with a full queue', { good: 0, queue: () => 400 }, 'stays-down'],
    ['that serves none, with a queue that grows', { good: 0, queue: (bucket) => 10 * bucket }, 'stays-down'],
    ['that serves none, with a queue that gets less', { good: 0, queue: (bucket) => 2_000 - 10 * bucket }, 'drains'],
    ['that serves none, with a queue that wavers', { good: 0, queue: (bucket) => 400 - 0.1 * bucket }, 'stays-down'],
    ['that was cut short', { ended: 'event-limit' }, 'cut-short'],
    ['in which nobody came', { offered: 0, good: 0 }, 'recovers'],
  ])('%s', (_, made, kind) => {
    expect(kindOf(made)).toBe(kind);
  });

  test('threshold and window may be chosen', () => {
    expect(kindOf({ good: 80 }, { goodputShare: 0.8 })).toBe('recovers');
    expect(kindOf({ good: 0, queue: (bucket) => Math.max(0, 3_000 - 40 * bucket) })).toBe('stays-down');
    const early = { fromUs: 35e6, toUs: 60e6 };
    expect(kindOf({ good: 0, queue: (bucket) => Math.max(0, 3_000 - 40 * bucket) }, { window: early })).toBe('drains');
  });
});

test('it is judged in the second half of what is left once nothing pushes', () => {
  expect(calmFromUs(SYSTEM.scenario)).toBe(30e6);
  expect(judgedWindow(SYSTEM.scenario)).toEqual({ fromUs: 75e6, toUs: 120e6 });
  expect(timeToSettle(SYSTEM.scenario, 40_500_000)).toEqual({ set: 'duration', to: 71e6 });
});

test('a rate that changes is a push as well', () => {
  const schedule = [{ at: '40s', rate: '10/s' }];
  const client = { arrivals: { poisson: '5/s' }, goodWithin: '1s', schedule };
  const { scenario } = outage(50, {
    components: { users: { client }, database: { server: { workers: 1, service: { constant: '1ms' } } } },
  });

  expect(calmFromUs(scenario)).toBe(40e6);
});

test('a long queue without retries serves nobody for a minute, and drains', () => {
  const bare = { calls: { 'users -> database': { retry: 'off' } }, servers: { database: { queueLimit: 'off' } } };

  // 950 calls pile up in the outage and 5/s more are served than come: it takes three minutes.
  const { kind, goodputShare } = simulated(outage(95, { duration: '100s' }, bare));

  expect({ kind, goodputShare }).toEqual({ kind: 'drains', goodputShare: 0 });
});

test('with retries it stays down', () => {
  expect(simulated(outage(50)).kind).toBe('stays-down');
});
