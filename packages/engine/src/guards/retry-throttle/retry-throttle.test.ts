import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARROW, runOf, seriesOf, shop, shopGuards, sum } from '../../../test/written.fixture.ts';
import { ERROR, OK } from '../../traffic/outcome.ts';
import { RetryThrottle } from './retry-throttle.ts';

/** Whether a retry would be allowed after each of `ok` and `fail`, in words such as `fail 5`. */
function trace(params: { maxTokens: number; tokenRatio: number }, ...words: string[]): boolean[] {
  const throttle = new RetryThrottle(params);
  return words.map((word) => {
    const [what, count = '1'] = word.split(' ');
    for (let i = 0; i < Number(count); i++) throttle.onOutcome(0, what === 'ok' ? OK : ERROR);
    return throttle.mayRetry() && throttle.mayRetry();
  });
}

const EXAMPLE = { maxTokens: 10, tokenRatio: 0.1 };

test('as published: of ten tokens, five failures stop retries, and one success brings them back', () => {
  expect(trace(EXAMPLE, 'fail 4', 'fail', 'ok', 'fail', 'ok 9', 'ok')).toEqual([true, false, true, false, false, true]);
});

test('tokens are never fewer than none, nor more than the maximum', () => {
  expect(trace(EXAMPLE, 'fail 1000', 'ok 50', 'ok')).toEqual([false, false, true]);
  expect(trace(EXAMPLE, 'ok 1000', 'fail 4', 'fail')).toEqual([true, true, false]);
});

test('a ratio counts to three decimals: 0.5709 is 0.570', () => {
  // Six failures leave 4 tokens; one success makes 4.57, two 5.14.
  expect(trace({ maxTokens: 10, tokenRatio: 0.5709 }, 'fail 6', 'ok', 'ok')).toEqual([false, false, true]);
  expect(trace({ maxTokens: 2, tokenRatio: 0.0009 }, 'fail', 'ok 100000')).toEqual([false, false]);
  // In floating point 1.001 × 1000 falls a little short of 1001.
  expect(trace({ maxTokens: 4, tokenRatio: 1.001 }, 'fail 4', 'ok', 'ok')).toEqual([false, false, true]);
});

test('it drifts towards no retries just when more than a share 1/11 fails, at a ratio of 0.1', () => {
  const after = (failuresOf: number, of: number) => {
    const throttle = new RetryThrottle({ maxTokens: 1000, tokenRatio: 0.1 });
    for (let i = 0; i < 100_000; i++) throttle.onOutcome(0, i % of < failuresOf ? ERROR : OK);
    return throttle.mayRetry();
  };

  expect([after(1, 11), after(100, 1101), after(1, 10)]).toEqual([true, true, false]);
});

test('asking and retrying cost nothing', () => {
  const throttle = new RetryThrottle({ maxTokens: 1, tokenRatio: 1 });
  throttle.onRetry();
  throttle.onFirstAttempt();

  expect(throttle.mayRetry()).toBe(true);
});

test('tokens follow the rule in decimals, whatever happens', () => {
  const anyOutcomes = fc.array(fc.boolean(), { size: 'max', maxLength: 300 });

  fc.assert(
    fc.property(
      anyOutcomes,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 2000 }),
      (oks, maxTokens, ratio) => {
        const throttle = new RetryThrottle({ maxTokens, tokenRatio: ratio / 1000 });
        let thousandths = maxTokens * 1000;
        for (const isOk of oks) {
          throttle.onOutcome(0, isOk ? OK : ERROR);
          thousandths = Math.min(maxTokens * 1000, Math.max(0, thousandths + (isOk ? ratio : -1000)));
          expect(throttle.mayRetry()).toBe(2 * thousandths > maxTokens * 1000);
        }
      },
    ),
  );
});

test('in a run: retries stop as failures set in, and come back after them', () => {
  const failing = shop({
    duration: '60s',
    arrivals: { poisson: '100/s' },
    server: { workers: 50, service: { exponential: '20ms' } },
    triggers: { down: { capacityLoss: { of: 'checkout' }, at: '20s', for: '20s' } },
    guards: shopGuards({ timeout: { after: '300ms' }, retry: { maxAttempts: 4 } }),
  });

  const run = runOf(failing, shopGuards({ retryThrottle: { maxTokens: 10, tokenRatio: 0.1 } }));
  const attempts = (of: typeof run) => sum(seriesOf(of, ARROW, 'attempts').slice(20, 40));

  expect(attempts(runOf(failing))).toBeGreaterThan(7_000);
  expect(attempts(run)).toBeLessThan(2_200);
  expect(sum(seriesOf(run, ARROW, 'vetoed').slice(45))).toBe(0);
});
