import { expect, test } from 'vitest';
import { outage, seedsTo, systemOf } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { loopGain } from './loop-gain.ts';

/** Nobody waits for anybody; a fifth of all attempts fail. */
const FAILING = systemOf({
  duration: '40s',
  components: {
    users: { client: { arrivals: { poisson: '20/s' }, goodWithin: '1s' } },
    shop: { server: { workers: 1_000, service: { constant: '5ms' }, errors: 0.2 } },
  },
  arrows: { 'users -> shop': {} },
  guards: { calls: { 'users -> shop': { retry: { maxAttempts: 4 } } } },
});

test('where a fifth fails and is tried up to four times, a call brings 0.2 + 0.04 + 0.008 attempts after it', async () => {
  const { injected, extraPerInjected, gain, tipped } = await loopGain(
    { system: FAILING, seeds: seedsTo(6), extraPerSecond: 1_000 },
    sequentialRunner,
  );

  // About 6000 injected calls. Variance of the attempts after each: 0.2·0.8 + … ≈ 0.31: a standard error of 0.0072; five.
  expect(injected.value).toBe(999);
  expect(Math.abs(extraPerInjected.value - 0.248)).toBeLessThan(5 * 0.0072);
  expect(extraPerInjected.low).toBeLessThan(0.248);
  expect(gain.value).toBeCloseTo(extraPerInjected.value / (1 + extraPerInjected.value), 12);
  expect(tipped.count).toBe(0);
});

test('the runs with and without differ by the pulse alone, so few seeds are enough', async () => {
  const { extraPerInjected } = await loopGain(
    { system: FAILING, seeds: seedsTo(4), extraPerSecond: 1_000 },
    sequentialRunner,
  );

  expect(extraPerInjected.high - extraPerInjected.low).toBeLessThan(0.1);
});

test('without retries nothing comes after', async () => {
  const guards = { calls: { 'users -> shop': { retry: 'off' as const } }, servers: {} };
  const { extraPerInjected } = await loopGain({ system: { ...FAILING, guards }, seeds: [1, 2] }, sequentialRunner);

  expect(extraPerInjected).toEqual({ value: 0, low: 0, high: 0 });
});

test('a pulse that pushes the system over is told', async () => {
  const { tipped, extraPerInjected } = await loopGain(
    { system: outage(60, { duration: '60s' }), seeds: [1, 2, 3], extraPerSecond: 400, forUs: 2e6 },
    sequentialRunner,
  );

  expect(tipped.count).toBe(3);
  expect(extraPerInjected.value).toBeGreaterThan(3);
});
