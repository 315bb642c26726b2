import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARROW, runOf, shop, shopGuards, totalsOf } from '../../../test/written.fixture.ts';
import { Calls, NO_PARENT } from '../../traffic/calls.ts';
import { ERROR, OK, SHED, TIMEOUT, type Outcome } from '../../traffic/outcome.ts';
import { retryQuotaDefinition } from './definition.ts';
import { RetryQuota, type RetryQuotaParams } from './retry-quota.ts';

const presetOf = (name: string): RetryQuotaParams =>
  retryQuotaDefinition.params.parse(retryQuotaDefinition.presets.find((preset) => preset.name === name)!.params);
const STANDARD = presetOf('AWS standard');

function quotaOf(params: RetryQuotaParams) {
  const calls = new Calls();
  const quota = new RetryQuota(params, calls);
  /** A call whose attempts end so; how many were made. */
  const call = (...outcomes: Outcome[]): number => {
    const row = calls.open(0, NO_PARENT, 0);
    let made = 0;
    for (const outcome of outcomes) {
      calls.attemptCount[row] = ++made;
      quota.onOutcome(row, outcome);
      if (outcome === OK || !quota.mayRetry(row, outcome)) break;
      quota.onRetry(row, outcome);
    }
    calls.close(row);
    return made;
  };
  const retriesUntilEmpty = (outcome: Outcome) => call(...Array<Outcome>(1_000).fill(outcome)) - 1;
  return { call, retriesUntilEmpty };
}

test('as published: 500 pay for 100 retries after errors, or 50 after timeouts', () => {
  expect(quotaOf(STANDARD).retriesUntilEmpty(ERROR)).toBe(100);
  expect(quotaOf(STANDARD).retriesUntilEmpty(SHED)).toBe(100);
  expect(quotaOf(STANDARD).retriesUntilEmpty(TIMEOUT)).toBe(50);
});

test('as published: that is 50 calls of three attempts', () => {
  const { call } = quotaOf(STANDARD);
  const attempts = Array.from({ length: 60 }, () => call(ERROR, ERROR, ERROR));

  // Their last failures ask, too: the third attempt of a call here would be retried if there were a fourth.
  expect(attempts.reduce((sum, made) => sum + made, 0) - 60).toBeLessThanOrEqual(100);
});

test('as published, of 2026: 35 retries after errors or timeouts, 100 after refusals', () => {
  expect(quotaOf(presetOf('AWS 2026')).retriesUntilEmpty(ERROR)).toBe(35);
  expect(quotaOf(presetOf('AWS 2026')).retriesUntilEmpty(TIMEOUT)).toBe(35);
  expect(quotaOf(presetOf('AWS 2026')).retriesUntilEmpty(SHED)).toBe(100);
});

test('five first attempts that end OK pay for a retry', () => {
  const { call, retriesUntilEmpty } = quotaOf(STANDARD);
  retriesUntilEmpty(ERROR);
  for (let i = 0; i < 4; i++) call(OK);
  expect(retriesUntilEmpty(ERROR)).toBe(0);
  call(OK);
  expect(retriesUntilEmpty(ERROR)).toBe(1);
});

test('a retry that ends OK gives back what the latest retry of its call had cost, and no more', () => {
  const { call, retriesUntilEmpty } = quotaOf({ ...STANDARD, capacity: 20 });
  call(ERROR, TIMEOUT, OK); // −5 −10 +10
  expect(retriesUntilEmpty(ERROR)).toBe(3);
});

test('one success does not pay for the retries of another call', () => {
  const { call, retriesUntilEmpty } = quotaOf({ ...STANDARD, capacity: 20 });
  call(TIMEOUT, OK); // −10 +10, in a row of the table that is used again
  retriesUntilEmpty(ERROR);
  call(OK); // +1
  expect(retriesUntilEmpty(ERROR)).toBe(0);
});

test('the quota is never more than its capacity, nor less than nothing', () => {
  const { call, retriesUntilEmpty } = quotaOf({ ...STANDARD, capacity: 12 });
  for (let i = 0; i < 100; i++) call(OK);
  expect(retriesUntilEmpty(ERROR)).toBe(2);
  expect(retriesUntilEmpty(ERROR)).toBe(0);
});

test('of calls whose every attempt fails, no more is retried than the quota pays for, whatever fails how', () => {
  const anyCalls = fc.array(fc.array(fc.constantFrom(ERROR, SHED, TIMEOUT), { minLength: 1, maxLength: 4 }), {
    size: 'max',
    maxLength: 200,
  });

  fc.assert(
    fc.property(anyCalls, fc.integer({ min: 1, max: 200 }), (calls, capacity) => {
      const { call } = quotaOf({ ...STANDARD, capacity });
      const retries = calls.reduce((sum, outcomes) => sum + call(...outcomes) - 1, 0);

      expect(retries).toBeLessThanOrEqual(capacity / 5);
    }),
  );
});

test('in a run: where all fails 100 calls are retried once, and then none', () => {
  const broken = shop({
    duration: '30s',
    arrivals: { poisson: '100/s' },
    server: { workers: 50, service: { exponential: '10ms' }, errors: 1 },
  });

  const run = runOf(broken, shopGuards({ retry: { maxAttempts: 3 }, retryQuota: {} }));

  expect(totalsOf(run, ARROW)['retries']).toBe(100);
  expect(totalsOf(run, ARROW)['vetoed']).toBeGreaterThan(2_000);
});
