import { RetryThrottler } from '@grpc/grpc-js/build/src/retrying-call.js';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { RetryThrottle } from '../../src/guards/retry-throttle/retry-throttle.ts';
import type { RetryGate } from '../../src/sites.ts';
import { ERROR, OK } from '../../src/traffic/outcome.ts';
import { ourDelays, retryPreset } from './backoff.fixture.ts';
import { GrpcCall, type GrpcPolicy } from './grpc.fixture.ts';
import { HEDGING_DELAY_MS, HEDGING_STORIES } from './hedging.fixture.ts';
import { atTimeZero, sameChance, settled } from './virtual-time.fixture.ts';

const retrying = (maxAttempts: number): GrpcPolicy => ({
  retryPolicy: { maxAttempts, initialBackoff: '0.1s', maxBackoff: '1s', backoffMultiplier: 2 },
});
const hedging = (maxAttempts: number): GrpcPolicy => ({
  hedgingPolicy: { maxAttempts, hedgingDelay: `${HEDGING_DELAY_MS / 1_000}s` },
});

/** Ours and that of grpc-js: whether each would allow a retry after every answer. */
function decisions(
  params: { maxTokens: number; tokenRatio: number },
  answers: readonly boolean[],
): [boolean, boolean][] {
  const ours: RetryGate = new RetryThrottle(params);
  const theirs = new RetryThrottler(params.maxTokens, params.tokenRatio);
  return answers.map((isOk) => {
    ours.onOutcome(0, isOk ? OK : ERROR, 1);
    if (isOk) theirs.addCallSucceeded();
    else theirs.addCallFailed();
    return [ours.mayRetry(0, isOk ? OK : ERROR), theirs.canRetryCall()];
  });
}

const anyAnswers = (failing: number) =>
  fc.array(
    fc.integer({ min: 1, max: 100 }).map((percent) => percent > 100 * failing),
    { size: 'max', maxLength: 300 },
  );

test('it allows retries when ours does; in eighths, which floating point adds without error', () => {
  let [allowed, denied] = [0, 0];

  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 24 }),
      anyAnswers(0.3),
      (maxTokens, eighths, answers) => {
        for (const [ours, theirs] of decisions({ maxTokens, tokenRatio: eighths / 8 }, answers)) {
          expect(ours).toBe(theirs);
          if (ours) allowed++;
          else denied++;
        }
      },
    ),
    { numRuns: 150 },
  );

  expect(Math.min(allowed, denied)).toBeGreaterThan(300);
});

test('calls one after another are tried as often as ours, with the same delays', async () => {
  const tally = { retried: 0, outOfAttempts: 0, vetoed: 0 };
  const tokens = fc.record({ maxTokens: fc.integer({ min: 1, max: 30 }), tokenRatio: fc.constantFrom(0.125, 0.5, 1) });
  const settings = fc.record({
    tokens,
    maxAttempts: fc.integer({ min: 2, max: 5 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    answers: anyAnswers(0.45),
  });

  await fc.assert(
    fc.asyncProperty(settings, ({ tokens: params, maxAttempts, share, answers }) =>
      atTimeZero(async () => {
        const delays = ourDelays({
          written: { ...retryPreset('gRPC example'), maxAttempts },
          dice: sameChance(share),
        });
        const throttle: RetryGate = new RetryThrottle(params);
        const throttler = new RetryThrottler(params.maxTokens, params.tokenRatio);
        const timers = vi.spyOn(globalThis, 'setTimeout');
        let call = new GrpcCall(retrying(maxAttempts), throttler);
        for (const isOk of answers) {
          const attempt = call.attempts;
          throttle.onOutcome(0, isOk ? OK : ERROR, 1);
          call.end(isOk);
          const delay = isOk ? undefined : delays[attempt - 1];
          const isRetried = delay !== undefined && throttle.mayRetry(0, ERROR);
          if (delay !== undefined) expect(Math.abs(timers.mock.lastCall![1]! - delay)).toBeLessThanOrEqual(0.000_501);
          vi.advanceTimersByTime(2_000);
          await settled();

          expect([call.attempts, call.isOver]).toEqual(isRetried ? [attempt + 1, false] : [attempt, true]);
          if (!isRetried) call = new GrpcCall(retrying(maxAttempts), throttler);
          if (!isOk) tally[isRetried ? 'retried' : delay === undefined ? 'outOfAttempts' : 'vetoed']++;
        }
      }),
    ),
    { numRuns: 50 },
  );

  expect(Math.min(tally.retried, tally.outOfAttempts, tally.vetoed)).toBeGreaterThan(20);
});

test.each(HEDGING_STORIES)('hedges: $name', ({ maxAttempts, ends, sentAtMs, cancelled }) =>
  atTimeZero(async () => {
    const call = new GrpcCall(hedging(maxAttempts), new RetryThrottler(1_000, 1));
    for (const { atMs, number, isOk } of ends) {
      vi.advanceTimersByTime(atMs - Date.now());
      call.end(isOk, number);
      // What is due at once is a timer of 0 ms, and comes before anything of the next millisecond.
      vi.advanceTimersByTime(0);
    }
    vi.advanceTimersByTime(10_000);

    expect({ sentAtMs: call.sentAtMs, cancelled: call.cancelled }).toEqual({ sentAtMs, cancelled });
  }),
);

describe('where they differ', () => {
  test('tokens count to three decimals here, as proposal A6 says; in grpc-js as floating point has it', () => {
    const after = (params: { maxTokens: number; tokenRatio: number }, failures: number, successes: number) =>
      decisions(params, [...Array<boolean>(failures).fill(false), ...Array<boolean>(successes).fill(true)]).at(-1);

    // 50 × 0.570 is just the half of 57, 50 × 0.5709 is more.
    expect(after({ maxTokens: 57, tokenRatio: 0.5709 }, 57, 50)).toEqual([false, true]);
    // 10 − 6 + 5 × 0.2 is just the half of 10, there 5.000000000000001.
    expect(after({ maxTokens: 10, tokenRatio: 0.2 }, 6, 5)).toEqual([false, true]);
  });

  test('grpc-js asks when the delay is over, ours when the attempt has failed, as gRPC for C++, Go and Java', () =>
    atTimeZero(async () => {
      const throttle: RetryGate = new RetryThrottle({ maxTokens: 2, tokenRatio: 1 });
      const throttler = new RetryThrottler(2, 1);
      const [unlucky, lucky] = [new GrpcCall(retrying(4), throttler), new GrpcCall(retrying(4), throttler)];

      throttle.onOutcome(0, ERROR, 1);
      unlucky.end(false);
      const isAllowedAtFailure = throttle.mayRetry(0, ERROR);
      throttle.onOutcome(1, OK, 1);
      lucky.end(true);
      vi.advanceTimersByTime(120);

      expect(isAllowedAtFailure).toBe(false);
      expect(unlucky.attempts).toBe(2);
    }));

  test('hedges obey the throttle in proposal A6; in grpc-js they only add to its count', () =>
    atTimeZero(async () => {
      const throttler = new RetryThrottler(2, 1);
      throttler.addCallFailed();
      const call = new GrpcCall(hedging(4), throttler);
      vi.advanceTimersByTime(1_000);

      expect(throttler.canRetryCall()).toBe(false);
      expect(call.attempts).toBe(4);
    }));

  test('grpc-js makes five attempts at most, whatever is configured; ours as many as it says', () =>
    atTimeZero(async () => {
      const call = new GrpcCall(retrying(7), new RetryThrottler(1_000, 1));
      for (let i = 0; i < 10 && !call.isOver; i++) {
        call.end(false);
        vi.advanceTimersByTime(2_000);
        await settled();
      }

      expect(call.attempts).toBe(5);
      expect(ourDelays({ written: { maxAttempts: 7 }, dice: { uint32: () => 0 } })).toHaveLength(6);
    }));
});
