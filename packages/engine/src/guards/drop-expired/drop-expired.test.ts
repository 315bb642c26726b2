import { expect, test } from 'vitest';
import { ARROW, runOf, shop, shopGuards, totalsOf } from '../../../test/written.fixture.ts';
import { micros, type Micros } from '../../core/time.ts';
import { Attempts } from '../../traffic/attempts.ts';
import { EXPIRED } from '../../traffic/outcome.ts';
import { DropExpired } from './drop-expired.ts';

function keeps({ marginUs, leftUs }: { marginUs: number; leftUs: number }): boolean {
  const attempts = new Attempts(10, () => {});
  const attempt = attempts.open(0, 0);
  const nowUs = 5_000_000;
  attempts.deadlineUs[attempt] = nowUs + leftUs;
  return new DropExpired(micros(marginUs) as Micros, attempts, { nowUs }).keeps(attempt);
}

test('without a margin it keeps whatever is not over', () => {
  expect([-1, 0, 1, Infinity].map((leftUs) => keeps({ marginUs: 0, leftUs }))).toEqual([false, false, true, true]);
});

test('with a margin it keeps what has as much left', () => {
  expect([0, 9_999, 10_000, Infinity].map((leftUs) => keeps({ marginUs: 10_000, leftUs }))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test('what it drops has expired', () => {
  expect(new DropExpired(micros(0), new Attempts(1, () => {}), { nowUs: 0 }).drops).toBe(EXPIRED);
});

/** 50 % too much for a server of 100/s that answers first come, first served, to callers that wait a second. */
const OVERLOADED = shop({
  duration: '60s',
  arrivals: { poisson: '150/s' },
  server: { workers: 1, service: { exponential: '10ms' } },
});
const TELLING = { deadline: { within: '1s' } };

test('in a run: without a margin the work is done too late, with one of a few services it is done in time', () => {
  const goodput = (servers: Record<string, unknown>) =>
    totalsOf(runOf(OVERLOADED, shopGuards(TELLING, servers)), 'users')['good']! / 60;

  expect(goodput({})).toBeLessThan(10);
  expect(goodput({ dropExpired: {} })).toBeLessThan(75);
  expect(goodput({ dropExpired: { margin: '50ms' } })).toBeGreaterThan(95);
});

test('in a run: what is dropped costs no service and counts as expired, and callers that do not tell lose nothing', () => {
  const told = totalsOf(runOf(OVERLOADED, shopGuards(TELLING, { dropExpired: { margin: '50ms' } })), 'checkout');
  const untold = totalsOf(
    runOf(OVERLOADED, shopGuards({ timeout: { after: '1s' } }, { dropExpired: { margin: '50ms' } })),
    'checkout',
  );

  expect(told['expired']).toBeGreaterThan(2_000);
  expect(told['wasted']! / told['served']!).toBeLessThan(0.05);
  expect(untold['expired']).toBe(0);
});

test('in a run: its caller hears of it, unless it has stopped waiting', () => {
  const run = runOf(OVERLOADED, shopGuards(TELLING, { dropExpired: { margin: '50ms' } }));
  const [heard, dropped] = [totalsOf(run, ARROW)['expired']!, totalsOf(run, 'checkout')['expired']!];

  // Only a service longer than the margin lets a deadline pass before the next turn: one of e⁵ = 148.
  expect(heard).toBeLessThanOrEqual(dropped);
  expect(heard).toBeGreaterThan(0.97 * dropped);
});
