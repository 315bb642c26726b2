import { expect, test } from 'vitest';
import { millis } from '../src/core/time.ts';
import { guards } from '../src/guards/index.ts';
import { openSites, type CallerSites, type ServerSites } from '../src/sites.ts';
import { NO_PARENT } from '../src/traffic/calls.ts';
import { CANCELLED, ERROR, OK, TIMEOUT, type Outcome } from '../src/traffic/outcome.ts';
import { World } from '../src/world.ts';

/** What was cancelled says nothing of the callee: no guard takes it for a failure, and none for a success. */

function installed<Side extends 'caller' | 'server'>(side: Side, key: string, params: unknown) {
  const world = new World(1, 1_000);
  const sites = openSites[side]();
  const behaviour = guards.find((guard) => guard.key === key)!;
  behaviour.install(params as never, sites as never, { world, place: 'here' });
  return { world, sites: sites as Side extends 'caller' ? CallerSites : ServerSites };
}

test.each<[string, Record<string, unknown>]>([
  ['adaptiveThrottle', { k: 2, window: 120_000_000 }],
  ['admissionControl', { window: 30_000_000, successThreshold: 0.95, aggression: 1, minRate: 0, maxBlocked: 1 }],
  [
    'circuitBreaker',
    { failureRatio: 0.5, window: { count: 10 }, buckets: 10, minimum: 5, openFor: 5_000_000, jitter: 0, probes: 1 },
  ],
])('%s blocks after a hundred failures, and not after a hundred that were cancelled', (key, params) => {
  const blocksAfter = (outcome: Outcome) => {
    const { sites } = installed('caller', key, params);
    const [gate] = sites.gates;
    for (let attempt = 0; attempt < 100; attempt++) {
      gate!.onSent(attempt);
      gate!.onOutcome(attempt, outcome);
    }
    let blocked = 0;
    for (let i = 0; i < 100; i++) {
      if (gate!.allows(0)) {
        gate!.onSent(100 + i);
        continue;
      }
      blocked++;
      gate!.onBlocked();
    }
    return blocked;
  };

  expect(blocksAfter(TIMEOUT)).toBeGreaterThan(80);
  expect(blocksAfter(CANCELLED)).toBe(0);
});

test('a breaker whose probe was cancelled sends another one', () => {
  const { sites, world } = installed('caller', 'circuitBreaker', {
    failureRatio: 0.5,
    window: { count: 1 },
    buckets: 10,
    minimum: 1,
    openFor: millis(1),
    jitter: 0,
    probes: 1,
  });
  const [breaker] = sites.gates;
  const send = (attempt: number, outcome: Outcome) => {
    breaker!.onSent(attempt);
    breaker!.onOutcome(attempt, outcome);
  };
  send(1, ERROR);
  world.kernel.run(2_000, Infinity);

  breaker!.onSent(2);
  expect(breaker!.allows(0)).toBe(false);
  breaker!.onOutcome(2, CANCELLED);
  expect(breaker!.allows(0)).toBe(true);
  send(3, OK);
  expect(breaker!.allows(0)).toBe(true);
});

test('gRPC’s tokens are neither spent nor earned by it', () => {
  const { sites, world } = installed('caller', 'retryThrottle', { maxTokens: 10, tokenRatio: 0.1 });
  const [throttle] = sites.retryGates;
  const call = world.calls.open(0, NO_PARENT, 0);
  for (let i = 0; i < 4; i++) throttle!.onOutcome(call, ERROR, 1);

  for (let i = 0; i < 100; i++) throttle!.onOutcome(call, CANCELLED, 2);
  expect(throttle!.mayRetry(call, ERROR)).toBe(true);
  throttle!.onOutcome(call, ERROR, 1);
  expect(throttle!.mayRetry(call, ERROR)).toBe(false);
});

test('a limit that learns from how long attempts stay learns nothing from it', () => {
  const station = { freeWorkers: 1, queueLength: 0, inSystem: 7 };
  const limitAfter = (outcome: Outcome | null) => {
    const { sites } = installed('server', 'concurrencyLimit', {
      aimd: { initial: 20, min: 1, max: 100, timeout: millis(100), backoff: 0.9 },
    });
    const [limit] = sites.door;
    limit!.onEntered(0, station);
    if (outcome !== null) limit!.onLeft(0, outcome, 500_000);
    let inSystem = 0;
    while (limit!.admits(1, { ...station, inSystem })) inSystem++;
    return inSystem;
  };

  expect(limitAfter(OK)).not.toBe(limitAfter(null));
  expect(limitAfter(CANCELLED)).toBe(limitAfter(null));
});
