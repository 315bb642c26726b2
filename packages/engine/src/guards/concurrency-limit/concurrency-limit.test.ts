import { describe, expect, test } from 'vitest';
import { runOf, seriesOf, shop, shopGuards, sum, totalsOf } from '../../../test/written.fixture.ts';
import type { Station } from '../../sites.ts';
import { ERROR, EXPIRED, OK, SHED, type Outcome } from '../../traffic/outcome.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { FixedLimit } from './limit-rule.ts';

const withInSystem = (inSystem: number): Station => ({ inSystem, queueLength: 0, freeWorkers: 0 });

test('admits while fewer than the limit are in the system', () => {
  const gate = new ConcurrencyLimit(new FixedLimit({ limit: 3 }));

  expect([0, 2, 3, 4].map((inSystem) => gate.admits(0, withInSystem(inSystem)))).toEqual([true, true, false, false]);
});

test('its rule hears how long who left has stayed, how many there were when it came, and whether it was dropped; never of errors', () => {
  const heard: unknown[] = [];
  const gate = new ConcurrencyLimit({ limit: 1, onSample: (...sample) => heard.push(sample) });
  gate.onEntered(7, withInSystem(4));
  gate.onEntered(3, withInSystem(9));
  const outcomes: [number, Outcome, number][] = [
    [3, OK, 500],
    [7, SHED, 600],
    [7, ERROR, 700],
    [3, EXPIRED, 800],
    [3, OK, 0],
  ];
  for (const outcome of outcomes) gate.onLeft(...outcome);

  expect(heard).toEqual([
    [500, 10, false],
    [600, 5, true],
    [800, 10, true],
    [1, 10, false],
  ]);
});

/** Ten workers of 100/s each; twice as much comes as they can do. */
const overloaded = (service: Record<string, string>) =>
  shop({ duration: '60s', arrivals: { poisson: '2000/s' }, server: { workers: 10, service } });
const OVERLOADED = overloaded({ exponential: '10ms' });

describe('in a run at twice the capacity', () => {
  test.each([
    // The queue that each rule leaves standing, at most: fixed, so many; the others as their rules say, with room.
    ['fixed', { fixed: { limit: 30 } }, 31_000],
    ['aimd', { aimd: { timeout: '30ms' } }, 60_000],
    ['vegas', { vegas: {} }, 80_000],
    ['gradient2', { gradient2: {} }, 210_000],
    ['gradient', { gradient: {} }, 80_000],
  ])('%s keeps the workers busy and stays short', (_, concurrencyLimit, longestUs) => {
    const run = runOf(overloaded({ constant: '10ms' }), shopGuards({}, { concurrencyLimit }));
    const settled = (key: string) => seriesOf(run, 'checkout', key).slice(20);

    expect(sum(settled('served')) / 40).toBeGreaterThan(900);
    expect(sum(settled('waitP50')) / 40).toBeLessThan(longestUs);
    expect(totalsOf(run, 'checkout')['shed']).toBeGreaterThan(40_000);
  });

  test('with a fixed limit it is a queue without the rest: never more than the limit are in the system', () => {
    const run = runOf(OVERLOADED, shopGuards({}, { concurrencyLimit: { fixed: { limit: 30 } } }));

    expect(Math.max(...seriesOf(run, 'checkout', 'inSystem'))).toBeLessThanOrEqual(30);
    expect(Math.max(...seriesOf(run, 'checkout', 'inSystem'))).toBeGreaterThan(29);
  });
});

describe('in a run well below capacity', () => {
  const shed = (concurrencyLimit: Record<string, unknown>, service: Record<string, string>) => {
    const calm = shop({ duration: '30s', arrivals: { poisson: '300/s' }, server: { workers: 10, service } });
    return SEEDS.map((seed) => totalsOf(runOf(calm, shopGuards({}, { concurrencyLimit }), seed), 'checkout')['shed']!);
  };
  const SEEDS = [1, 2, 3];
  const NOTHING = SEEDS.map(() => 0);

  test('nothing is refused by the rules of Netflix', () => {
    for (const rule of [{ aimd: {} }, { vegas: {} }, { gradient2: {} }]) {
      expect(shed(rule, { constant: '10ms' }), JSON.stringify(rule)).toEqual(NOTHING);
    }
    for (const rule of [{ aimd: {} }, { gradient2: {} }]) {
      expect(shed(rule, { exponential: '10ms' }), JSON.stringify(rule)).toEqual(NOTHING);
    }
  });

  test('Vegas refuses some all the same where service times vary much: a few in a hundred', () => {
    for (const refused of shed({ vegas: {} }, { exponential: '10ms' })) {
      expect(refused / 9_000).toBeGreaterThan(0.02);
      expect(refused / 9_000).toBeLessThan(0.08);
    }
  });
});

test('in a run where service times vary much, Vegas takes an extreme for the rule and throws capacity away', () => {
  const served = (service: Record<string, string>) =>
    totalsOf(runOf(overloaded(service), shopGuards({}, { concurrencyLimit: { vegas: {} } })), 'checkout')['served']!;

  expect(served({ constant: '10ms' })).toBeGreaterThan(54_000);
  expect(served({ exponential: '10ms' })).toBeLessThan(45_000);
});
