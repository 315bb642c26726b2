import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RetryBudget } from './retry-budget.ts';

test('starts with its burst saved up, and no more', () => {
  const budget = new RetryBudget(0.5, 2);

  expect(grantedRetries(budget, 5)).toBe(2);
});

test('two first attempts at ratio 0.5 earn one retry', () => {
  const budget = new RetryBudget(0.5, 2);
  grantedRetries(budget, 2);

  budget.onFirstAttempt();
  expect(grantedRetries(budget, 5)).toBe(0);
  budget.onFirstAttempt();
  expect(grantedRetries(budget, 5)).toBe(1);
});

test('ten first attempts at ratio 0.1 earn one retry, again and again, though tenths are no whole bits', () => {
  const budget = new RetryBudget(0.1, 10);
  grantedRetries(budget, 10);

  for (let round = 0; round < 1_000; round++) {
    for (let i = 0; i < 9; i++) budget.onFirstAttempt();
    expect(budget.mayRetry(), `round ${round}`).toBe(false);
    budget.onFirstAttempt();
    expect(grantedRetries(budget, 5), `round ${round}`).toBe(1);
  }
});

test('what is earned beyond the burst is lost', () => {
  const budget = new RetryBudget(1, 3);
  for (let i = 0; i < 100; i++) budget.onFirstAttempt();

  expect(grantedRetries(budget, 10)).toBe(3);
});

test('ratio 0 lets the burst through and then nothing', () => {
  const budget = new RetryBudget(0, 1);
  for (let i = 0; i < 100; i++) budget.onFirstAttempt();

  expect(grantedRetries(budget, 10)).toBe(1);
});

test('asking spends nothing', () => {
  const budget = new RetryBudget(0, 1);

  expect([budget.mayRetry(), budget.mayRetry(), budget.mayRetry()]).toEqual([true, true, true]);
});

test('a budget does not cost', () => {
  expect(() => new RetryBudget(-0.1, 1)).toThrow('a retry budget earns, it does not cost');
});

test('retries never exceed ratio × first attempts + burst, over any stretch', () => {
  const anyBudget = fc.record({
    ratio: fc.double({ min: 0, max: 1, noNaN: true }),
    burst: fc.integer({ min: 1, max: 50 }),
  });
  // `size: 'max'`: by default traffic would be some ten happenings long and the burst would cover it all.
  const anyTraffic = fc.array(fc.constantFrom('first attempt', 'failure'), { maxLength: 500, size: 'max' });

  fc.assert(
    fc.property(anyBudget, anyTraffic, fc.nat({ max: 400 }), ({ ratio, burst }, traffic, start) => {
      const budget = new RetryBudget(ratio, burst);
      let [firstAttempts, retries] = [0, 0];
      for (const [index, happening] of traffic.entries()) {
        // A stretch may begin anywhere: what was saved up before it is at most the burst.
        if (index === start) [firstAttempts, retries] = [0, 0];
        if (happening === 'first attempt') {
          firstAttempts++;
          budget.onFirstAttempt();
        } else {
          retries += grantedRetries(budget, 1);
        }
        if (retries > ratio * firstAttempts + burst + ROUNDING)
          expect.fail(`${retries} retries of ${firstAttempts} first attempts`);
      }
    }),
  );
});

test('and it gives what it promises: of endless failures exactly the ratio is retried, where two can be saved up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 2, max: 50 }), (tenths, burst) => {
      const budget = new RetryBudget(tenths / 10, burst);
      grantedRetries(budget, burst);
      let retries = 0;
      for (let i = 0; i < 1_000; i++) {
        budget.onFirstAttempt();
        retries += grantedRetries(budget, 1);
      }
      expect(retries).toBe(100 * tenths);
    }),
  );
});

const ROUNDING = 1e-9;

/** Asks for `wanted` retries in a row and takes those that are granted. */
function grantedRetries(budget: RetryBudget, wanted: number): number {
  let granted = 0;
  for (let i = 0; i < wanted; i++) {
    if (!budget.mayRetry()) continue;
    budget.onRetry();
    granted++;
  }
  return granted;
}
