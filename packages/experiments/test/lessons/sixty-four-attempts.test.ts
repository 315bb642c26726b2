import { describe, expect, test } from 'vitest';
import { compile, simulate, type Run } from '@basin/engine';
import { measured, type System, type Window } from '../../src/index.ts';
import { publishedSystem, seedsTo } from '../written.fixture.ts';

/** What the lesson `sixty-four-attempts` says of its runs. `FULL=1` asks the twenty seeds that it names, else fewer. */
const SEEDS = seedsTo(process.env['FULL'] === '1' ? 20 : 4);

const ARROWS = ['app -> web', 'web -> orders', 'orders -> database'] as const;
const BEFORE = { fromUs: 5e6, toUs: 30e6 };
const DURING = { fromUs: 32e6, toUs: 50e6 };
const LONG_AFTER = { fromUs: 100e6, toUs: 120e6 };

type Attempts = readonly [app: number, web: number, orders: number];

const FOUR: Attempts = [4, 4, 4];
const BUDGETS = guards(FOUR, { retryBudget: { ratio: 0.1 } });

function guards(attempts: Attempts, besides: object = {}): object {
  const places = ARROWS.map((arrow, layer) => {
    const most = attempts[layer] ?? 1;
    return [arrow, { retry: most === 1 ? 'off' : { maxAttempts: most }, ...besides }];
  });
  return { calls: Object.fromEntries(places) };
}

function runsOf({ scenario, guards: settings }: System): Run[] {
  const { plan } = compile(scenario, settings);
  if (!plan) throw new Error('the lesson runs sound settings');
  return SEEDS.map((seed) => simulate(plan, seed));
}

/** The database refuses this share of the attempts. */
function refusing(share: number, settings: object = {}): Run[] {
  const { scenario, guards: own } = publishedSystem('four-tiers', settings);
  const refuses = { ...scenario.triggers['refuses'], errorBurst: { of: 'database', share, fast: true } };
  return runsOf({ scenario: { ...scenario, triggers: { refuses } } as typeof scenario, guards: own });
}

const fullDisk = (attempts: Attempts): Run[] => runsOf(publishedSystem('four-tiers-in-vain', guards(attempts)));

const meanOf = (runs: readonly Run[], measure: string, window: Window): number =>
  runs.reduce((sum, run) => sum + measured(run, measure, window), 0) / runs.length;

const perCall = (runs: readonly Run[], arrow: string = ARROWS[2]): number =>
  meanOf(runs, `${arrow}.attempts`, DURING) / meanOf(runs, 'offered', DURING);

test('when everything is refused three layers of four make 4, 16 and 64 attempts for each call', () => {
  const runs = refusing(1);

  // A call that begins in the window may make its attempts after it, and one from before in it: 900 calls, a few astride.
  for (const [layer, arrow] of ARROWS.entries()) {
    expect(Math.abs(perCall(runs, arrow) / 4 ** (layer + 1) - 1)).toBeLessThan(0.01);
  }
  expect(meanOf(runs, 'offered', BEFORE)).toBeCloseTo(meanOf(runs, `${ARROWS[2]}.attempts`, BEFORE), 0);
  expect(meanOf(runs, 'goodputShare', { fromUs: 60e6, toUs: 80e6 })).toBeGreaterThan(0.98);
});

describe('three layers of four are one layer of 64', () => {
  test.each([
    [0.1, 1.11, 1],
    [0.5, 2, 1],
    [0.8, 5, 1],
    [0.9, 9.99, 1],
    [0.95, 19.2, 0.962],
    [0.99, 47.4, 0.47],
  ])('with %d refused there are %d attempts for each call, and %d of the calls end well', (share, said, good) => {
    const formula = (1 - share ** 64) / (1 - share);
    const runs = refusing(share);
    const calls = 50 * 18 * SEEDS.length;
    // Attempts of a call have a standard deviation of at most √p ÷ (1 − p), of a geometric law, and at most 32.
    const error = Math.min(Math.sqrt(share) / (1 - share), 32) / Math.sqrt(calls);

    expect(Math.abs(formula - said)).toBeLessThan(0.006 * said);
    expect(Math.abs(perCall(runs) - formula)).toBeLessThan(5 * error);
    expect(Math.abs(meanOf(runs, 'goodputShare', DURING) - good)).toBeLessThan(0.01 + 5 * Math.sqrt(0.25 / calls));
  });

  test('with 90 % refused the app makes 1.2 attempts of a call', () => {
    // Of 64 ÷ 4 attempts below it each one fails with 0.9¹⁶ = 0.185.
    expect(Math.abs(perCall(refusing(0.9), ARROWS[0]) - 1.22)).toBeLessThan(0.04);
  });
});

describe('a full disk', () => {
  test.each([
    [[4, 1, 1], true],
    [[1, 1, 4], true],
    [[2, 2, 2], true],
    [[3, 3, 1], true],
    [[2, 2, 3], false],
    [[3, 3, 3], false],
    [[4, 4, 4], false],
  ] as const)('is survived with %j attempts: %s, as their product is below ten or not', (attempts, isBack) => {
    const runs = fullDisk(attempts);
    const product = attempts.reduce<number>((one, other) => one * other, 1);

    expect(product < 10).toBe(isBack);
    for (const run of runs) {
      const share = measured(run, 'goodputShare', LONG_AFTER);
      expect(isBack ? share > 0.95 : share < 0.7, `seed ${run.seed}: ${share}`).toBe(true);
    }
    // Calls that wait for their last attempt when the window begins or ends move a few percent.
    expect(Math.abs(meanOf(runs, `${ARROWS[2]}.attempts`, DURING) / (50 * product) - 1)).toBeLessThan(0.1);
  });

  test('with 4 · 4 · 4 the database has a full queue and 3 200 attempts per second for good, and nobody is served', () => {
    const runs = fullDisk(FOUR);

    expect(meanOf(runs, 'database.queue', LONG_AFTER)).toBeGreaterThan(390);
    expect(Math.abs(meanOf(runs, `${ARROWS[2]}.attempts`, LONG_AFTER) - 3200)).toBeLessThan(160);
    expect(meanOf(runs, 'goodputShare', LONG_AFTER)).toBe(0);
  });

  test('costs web and orders their work four times if the app retries, and once if orders does', () => {
    const above = (attempts: Attempts) => ARROWS.slice(0, 2).map((arrow) => perCall(fullDisk(attempts), arrow));

    for (const times of above([4, 1, 1])) expect(Math.abs(times - 4)).toBeLessThan(0.1);
    for (const times of above([1, 1, 4])) expect(Math.abs(times - 1)).toBeLessThan(0.02);
  });
});

describe('budgets of a tenth', () => {
  test('leave 1.1, 1.21 and 1.33 attempts for each call, whatever is refused', () => {
    for (const share of [0.5, 1]) {
      const runs = refusing(share, BUDGETS);
      // A budget that has saved up its burst of ten before has spent it within the two seconds before the window.
      const times = ARROWS.map((arrow) => perCall(runs, arrow));
      for (const [layer, each] of times.entries()) expect(Math.abs(each - 1.1 ** (layer + 1))).toBeLessThan(0.02);
    }
  });

  test('serve 67 % while half is refused, where four attempts at one layer serve 94 %', () => {
    const oneLayer = refusing(0.5, guards([1, 1, 4]));
    const budgets = refusing(0.5, BUDGETS);

    expect(Math.abs(meanOf(oneLayer, 'goodputShare', DURING) - 0.94)).toBeLessThan(0.02);
    expect(Math.abs(meanOf(budgets, 'goodputShare', DURING) - 0.67)).toBeLessThan(0.03);
    expect(Math.abs(perCall(oneLayer) - 1.875)).toBeLessThan(0.07);
  });

  test('cost nothing with a tenth refused', () => {
    expect(meanOf(refusing(0.1, BUDGETS), 'goodputShare', DURING)).toBeGreaterThan(0.99);
  });
});
