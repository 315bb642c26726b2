import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARROW, runOf, seriesOf, shop, shopGuards, totalsOf } from '../../../test/written.fixture.ts';
import { seconds } from '../../core/time.ts';
import { Calls, NO_PARENT } from '../../traffic/calls.ts';
import { Deadline } from './deadline.ts';

function timeLeft({
  within,
  inheritedUs,
  startedAtUs = 0,
  nowUs,
}: Record<string, number | undefined> & { nowUs: number }) {
  const calls = new Calls();
  const call = calls.open(0, NO_PARENT, startedAtUs ?? 0);
  if (inheritedUs !== undefined) calls.deadlineUs[call] = inheritedUs;
  const params = within === undefined ? {} : { within: seconds(within) };
  return new Deadline(params, calls, { nowUs }).timeoutUs(call);
}

test('what is left of a call is counted from its start, not from the attempt', () => {
  expect(timeLeft({ within: 30, startedAtUs: 5_000_000, nowUs: 5_000_000 })).toBe(30_000_000);
  expect(timeLeft({ within: 30, startedAtUs: 5_000_000, nowUs: 12_000_000 })).toBe(23_000_000);
});

test('the nearer of the inherited deadline and its own counts', () => {
  expect(timeLeft({ within: 30, inheritedUs: 10_000_000, nowUs: 1_000_000 })).toBe(9_000_000);
  expect(timeLeft({ within: 5, inheritedUs: 10_000_000, nowUs: 1_000_000 })).toBe(4_000_000);
});

test('with neither it waits for ever; with nothing left it says so', () => {
  expect(timeLeft({ nowUs: 7 })).toBe(Infinity);
  expect(timeLeft({ within: 1, nowUs: 1_000_000 })).toBe(0);
  expect(timeLeft({ within: 1, nowUs: 1_500_000 })).toBe(-500_000);
});

/** users ─▶ a (works 7 s) ─▶ b (works 4 s) ─▶ c (answers nobody). One call, begun at the end of the first second. */
const chain = (guards: Record<string, Record<string, unknown>>) => ({
  duration: '60s',
  components: {
    users: { client: { arrivals: { constant: '1/s' }, goodWithin: '60s', schedule: [{ at: '1.5s', rate: '0/s' }] } },
    a: { server: { workers: 1, service: { constant: '7s' } } },
    b: { server: { workers: 1, service: { constant: '4s' } } },
    c: { server: { workers: 1, service: { constant: '1s' } } },
  },
  arrows: { 'users -> a': {}, 'a -> b': {}, 'b -> c': {} },
  triggers: { down: { capacityLoss: { of: 'c' }, at: '0s', for: '60s' } },
  guards: { calls: guards },
});

/** In which second something was counted, for the first time. */
const secondOf = (run: ReturnType<typeof runOf>, arrow: string, key: string) =>
  seriesOf(run, arrow, key).findIndex((count) => count > 0);

test('as published: of 30 s, A spends 7 and leaves 23 to B, which spends 4 and leaves 19 to C', () => {
  const run = runOf(
    chain({ 'users -> a': { deadline: { within: '30s' } }, 'a -> b': { deadline: {} }, 'b -> c': { deadline: {} } }),
  );
  const start = secondOf(run, 'users -> a', 'attempts');

  expect(secondOf(run, 'a -> b', 'attempts') - start).toBe(7);
  expect(secondOf(run, 'b -> c', 'attempts') - start).toBe(11);
  // 23 s and 19 s later, and not a moment earlier or later, both have nothing left.
  expect(secondOf(run, 'a -> b', 'timeout') - start).toBe(30);
  expect(secondOf(run, 'b -> c', 'timeout') - start).toBe(30);
});

test('a caller that was told and does not tell breaks the chain', () => {
  const run = runOf(chain({ 'users -> a': { deadline: { within: '30s' } }, 'b -> c': { deadline: {} } }));

  expect(secondOf(run, 'users -> a', 'timeout')).toBeGreaterThan(0);
  expect(totalsOf(run, 'b -> c')['timeout']).toBe(0);
});

test('a shorter timeout is what the callee is told', () => {
  const run = runOf(
    chain({
      'users -> a': { deadline: { within: '30s' }, timeout: { after: '20s' } },
      'a -> b': { deadline: {} },
      'b -> c': { deadline: {} },
    }),
  );
  const start = secondOf(run, 'users -> a', 'attempts');

  expect(secondOf(run, 'b -> c', 'timeout') - start).toBe(20);
});

test('in a run: no call ends later than its deadline, however often it is retried; what comes too late is not sent', () => {
  const failing = shop({
    duration: '30s',
    bucket: '100ms',
    arrivals: { poisson: '20/s' },
    client: { schedule: [{ at: '20s', rate: '0/s' }] },
    server: { workers: 50, service: { exponential: '100ms' }, errors: 0.9 },
  });
  const guards = { retry: { maxAttempts: 100, baseDelay: '300ms', multiplier: 1, jitter: 'full' } };

  const run = runOf(failing, shopGuards({ ...guards, deadline: { within: '1s' } }));
  const arrow = totalsOf(run, ARROW);

  expect(seriesOf(run, ARROW, 'attempts').slice(211)).toEqual(Array(89).fill(0));
  expect(arrow['expired']! + arrow['timeout']!).toBeGreaterThan(200);
  expect(run.parts.find((part) => part.name === 'users')!.durations['latency']!.maxUs).toBeLessThanOrEqual(1_000_000);
});

test('what is left never grows, and is never more than what either deadline leaves', () => {
  const anyMoment = fc.nat({ max: 100_000_000 });

  fc.assert(
    fc.property(anyMoment, anyMoment, fc.integer({ min: 1, max: 60 }), (inheritedUs, nowUs, within) => {
      const now = timeLeft({ within, inheritedUs, nowUs });

      expect(now).toBe(Math.min(inheritedUs, within * 1_000_000) - nowUs);
      expect(timeLeft({ within, inheritedUs, nowUs: nowUs + 7 })).toBe(now - 7);
    }),
  );
});
