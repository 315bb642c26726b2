import { expect, test } from 'vitest';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { earlyWarning } from './early-warning.ts';

/** M/M/10 of 100/s without a timeout that matters, below its capacity: the state of the queue slows down as load nears it. */
const CALM = outage(
  50,
  { duration: '300s' },
  { calls: { 'users -> database': { retry: 'off', timeout: 'off' } }, servers: { database: { queueLimit: 'off' } } },
);
const asked = earlyWarning(
  { system: CALM, loads: [50, 75, 90, 96], seeds: seedsTo(5), pulseCalls: 80 },
  sequentialRunner,
);

test('fluctuations grow, last longer, and a push is forgotten more slowly, the nearer load is to capacity', async () => {
  const { trend, points } = await asked;

  expect(trend.variance).toBe(1);
  expect(trend.lag1).toBe(1);
  expect(trend.recoveryUs).toBeGreaterThanOrEqual(2 / 3);
  expect(points[0]?.lag1.value).toBeLessThan(0.3);
  expect(points[3]?.lag1.value).toBeGreaterThan(0.7);
});

test('the mean is that of Erlang’s queue', async () => {
  const { points } = await asked;
  const erlang = (perSecond: number) => {
    const load = perSecond / 10;
    let blocked = 1;
    for (let servers = 1; servers <= 10; servers++) blocked = (load * blocked) / (servers + load * blocked);
    const waits = blocked / (1 - (load / 10) * (1 - blocked));
    return (waits * load) / (10 - load);
  };

  for (const { perSecond, mean } of points.slice(0, 2)) {
    expect(mean.low, `${perSecond}/s`).toBeLessThan(erlang(perSecond));
    expect(mean.high, `${perSecond}/s`).toBeGreaterThan(erlang(perSecond));
  }
});

test('without a loop every push is forgotten within the run, and how it was pushed is told', async () => {
  const { points } = await asked;

  for (const { recovered, pulsed, changes } of points) {
    expect(recovered.count).toBe(5);
    expect(pulsed).toEqual([...changes, { pulse: 'users', perSecond: 80, atUs: 75e6, forUs: 1e6 }]);
  }
});

test('where a push tips the system, it is not forgotten', async () => {
  const storm = outage(50, { duration: '80s' });
  const { points } = await earlyWarning(
    { system: storm, loads: [15, 80], seeds: [1, 2], pulseCalls: 400 },
    sequentialRunner,
  );

  expect(points[0]?.recovered.count).toBe(2);
  expect(points[1]).toMatchObject({ recoveryUs: null, recovered: { count: 0 } });
});
