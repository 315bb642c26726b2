import { describe, expect, test } from 'vitest';
import { madeRun } from '../../test/made-run.fixture.ts';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { sequentialRunner, type Runner } from '../runs/runner.ts';
import { hysteresis } from './hysteresis.ts';

const LOADS = [10, 20, 30, 50, 70, 90, 120];

describe('a loop of retries', () => {
  const asked = hysteresis({ system: outage(50), loads: LOADS, holdUs: 40e6, seeds: seedsTo(3) }, sequentialRunner);

  test('it falls beyond its capacity of 100/s, and heals only below 100/s ÷ 4 attempts a call', async () => {
    const { tripsAt, healsAt, width, hasLoop } = await asked;

    expect(tripsAt?.value).toBe(120);
    expect(healsAt?.value).toBe(20);
    expect(width?.value).toBe(100);
    expect(hasLoop).toMatchObject({ count: 3, of: 3 });
  });

  test('the same load is served on the way up and not on the way down', async () => {
    const { steps } = await asked;
    const at = (direction: string) => steps.find((step) => step.perSecond === 50 && step.direction === direction);

    expect(at('up')?.goodputShare.value).toBeGreaterThan(0.97);
    expect(at('down')?.goodputShare.value).toBe(0);
    // 3 seeds × 20 s × 50/s = 3000 calls, four attempts each: a standard error of 4 √3000 ÷ 60 = 3.7/s; five of them.
    expect(Math.abs((at('down')?.attempts.value ?? 0) - 200)).toBeLessThan(18.5);
    expect(steps.filter(({ direction }) => direction === 'down')).toHaveLength(LOADS.length - 1);
  });
});

test('without a loop the way back is the way there', async () => {
  const calm = outage(
    50,
    {},
    { calls: { 'users -> database': { retry: 'off' } }, servers: { database: { queueLimit: { capacity: 40 } } } },
  );
  const { hasLoop, width, perSeed } = await hysteresis(
    { system: calm, loads: LOADS, holdUs: 40e6, seeds: seedsTo(3) },
    sequentialRunner,
  );

  expect(hasLoop.count).toBe(0);
  expect(width?.value).toBeLessThanOrEqual(30);
  expect(perSeed.every(({ tripsAt }) => tripsAt === 120)).toBe(true);
});

test('where nothing falls there is nothing to measure', async () => {
  const { tripsAt, width, perSeed } = await hysteresis(
    { system: outage(50), loads: [10, 20], holdUs: 20e6, seeds: [1, 2] },
    sequentialRunner,
  );

  expect({ tripsAt, width }).toEqual({ tripsAt: null, width: null });
  expect(perSeed.map(({ healsAt }) => healsAt)).toEqual([20, 20]);
});

test('it has healed where everything below is served as well, not where a lucky stretch was', async () => {
  // 10 s each, upwards 10, 20, 30, 50, 70, 90, 120; downwards 90 … 10. By chance it serves at 70, and is down at 50 and 30.
  const served = [true, true, true, true, true, true, false, false, true, false, false, true, true];
  const runner: Runner = async (jobs) => {
    await Promise.resolve();
    return jobs.map((job) => madeRun({ good: (bucket) => (served[Math.floor(bucket / 10)] === true ? 100 : 0) }, job));
  };

  const { healsAt, tripsAt } = await hysteresis(
    { system: outage(50), loads: LOADS, holdUs: 10e6, seeds: [1, 2] },
    runner,
  );

  expect({ healsAt: healsAt?.value, tripsAt: tripsAt?.value }).toEqual({ healsAt: 20, tripsAt: 120 });
});
