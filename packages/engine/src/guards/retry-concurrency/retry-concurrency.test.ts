import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARROW, runOf, seriesOf, shop, shopGuards, totalsOf } from '../../../test/written.fixture.ts';
import { ERROR } from '../../traffic/outcome.ts';
import { InFlight, RetryConcurrency } from './retry-concurrency.ts';

function gateOf(params: { ratio: number; minRetries: number }, inFlightCount: number) {
  const inFlight = new InFlight();
  for (let i = 0; i < inFlightCount; i++) inFlight.onSent();
  const gate = new RetryConcurrency(params, inFlight);
  const grantAll = () => {
    let granted = 0;
    for (; gate.mayRetry() && granted < 10_000; granted++) gate.onRetry();
    return granted;
  };
  return { inFlight, gate, grantAll };
}

test.each([
  { ratio: 0.25, inFlight: 100, retries: 25 },
  { ratio: 0.2, inFlight: 100, retries: 20 },
  { ratio: 0.2, inFlight: 19, retries: 3 },
  { ratio: 0.2, inFlight: 0, retries: 3 },
  { ratio: 0.29, inFlight: 100, retries: 29 },
  { ratio: 0.2, inFlight: 24, retries: 4 },
])(
  'as published: $ratio of $inFlight in flight allows $retries retries at once, three in any case',
  ({ ratio, inFlight, retries }) => {
    expect(gateOf({ ratio, minRetries: 3 }, inFlight).grantAll()).toBe(retries);
  },
);

test('a retry makes room when its attempt has ended, or is not sent after all; a first attempt never had any', () => {
  const { gate, grantAll } = gateOf({ ratio: 0.2, minRetries: 3 }, 0);
  grantAll();

  gate.onOutcome(0, ERROR, 1);
  expect(grantAll()).toBe(0);
  gate.onOutcome(0, ERROR, 2);
  expect(grantAll()).toBe(1);
  gate.onRetryUnsent();
  expect(grantAll()).toBe(1);
});

test('what is in flight is what was sent and has not ended', () => {
  const { inFlight, grantAll } = gateOf({ ratio: 0.5, minRetries: 0 }, 9);
  inFlight.onOutcome();
  inFlight.onBlocked();

  expect(inFlight.allows()).toBe(true);
  expect(grantAll()).toBe(4);
});

test('retries under way never exceed the larger of the two bounds that held when the last was granted', () => {
  const anyStep = fc.constantFrom('send', 'end', 'retry', 'retry ends', 'unsent');

  fc.assert(
    fc.property(
      fc.array(anyStep, { size: 'max', maxLength: 300 }),
      fc.integer({ min: 0, max: 5 }),
      (steps, minRetries) => {
        const { gate, inFlight } = gateOf({ ratio: 0.2, minRetries }, 0);
        let [retries, sent] = [0, 0];
        for (const step of steps) {
          const bound = Math.max(minRetries, Math.floor(sent / 5));
          expect(gate.mayRetry()).toBe(retries < bound);
          if (step === 'send') {
            sent++;
            inFlight.onSent();
          } else if (step === 'end' && sent > 0) {
            sent--;
            inFlight.onOutcome();
          } else if (step === 'retry' && gate.mayRetry()) {
            retries++;
            gate.onRetry();
          } else if (step === 'retry ends' && retries > 0) {
            retries--;
            gate.onOutcome(0, ERROR, 2);
          } else if (step === 'unsent' && retries > 0) {
            retries--;
            gate.onRetryUnsent();
          }
        }
      },
    ),
  );
});

const FAILING = shop({
  duration: '30s',
  arrivals: { poisson: '500/s' },
  server: { workers: 100, service: { exponential: '100ms' }, errors: 0.5 },
  guards: shopGuards({ retry: { maxAttempts: 10 } }),
});

test('in a run: with half of all failing, a fifth of what is under way are retries, where it would be half', () => {
  const share = (guards: Record<string, unknown>) => {
    const { attempts, retries } = totalsOf(runOf(FAILING, shopGuards(guards)), ARROW);
    return retries! / attempts!;
  };

  expect(share({})).toBeGreaterThan(0.45);
  expect(Math.abs(share({ retryConcurrency: {} }) - 0.2)).toBeLessThan(0.02);
});

test('in a run: retries that a gate blocks, or whose deadline passes, are not counted for ever', () => {
  const guards = {
    retry: { maxAttempts: 10, baseDelay: '50ms', jitter: 'full' },
    deadline: { within: '200ms' },
    bulkhead: { maxInFlight: 45 },
    retryConcurrency: {},
  };
  const run = runOf(FAILING, shopGuards(guards));
  const late = (key: string) =>
    seriesOf(run, ARROW, key)
      .slice(20)
      .reduce((sum, count) => sum + count, 0);

  expect(late('blocked')).toBeGreaterThan(100);
  expect(late('expired')).toBeGreaterThan(100);
  expect(late('retries') / late('attempts')).toBeGreaterThan(0.08);
});

test('in a run: a first attempt that a gate blocks makes no room for retries', () => {
  const guards = { retry: { maxAttempts: 10 }, clientRateLimit: { rate: '300/s' }, retryConcurrency: {} };
  const { attempts, blocked, retries } = totalsOf(runOf(FAILING, shopGuards(guards)), ARROW);

  expect(blocked).toBeGreaterThan(3_000);
  expect(retries! / attempts!).toBeLessThan(0.22);
});
