import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf, wholeOf, type Run } from '../src/index.ts';
import { begin } from '../src/simulate.ts';
import type { World } from '../src/world.ts';
import { balanced, frontGuards } from './balanced.fixture.ts';
import { planOf, sum, totalsOf, type WrittenGuards, type WrittenScenario } from './written.fixture.ts';

/** What comes in goes out, through any balancer. */

const anyChoice = fc.record({
  kind: fc.constantFrom('roundRobin', 'random', 'leastInFlight', 'powerOfChoices', 'affinity'),
  staleness: fc.constantFrom('0s', '400ms'),
});
const anyBalancerGuards = fc.record(
  {
    replicaChoice: anyChoice,
    outlierEjection: fc.record({
      consecutiveFailures: fc.integer({ min: 1, max: 4 }),
      interval: fc.constant('500ms'),
      ejectFor: fc.constantFrom('300ms', '2s'),
      maxEjected: fc.constantFrom(0.1, 0.5, 1),
    }),
    healthCheck: fc.record({
      interval: fc.constant('500ms'),
      timeout: fc.constant('100ms'),
      unhealthyAfter: fc.integer({ min: 1, max: 2 }),
      jitter: fc.constantFrom(0, 0.5),
    }),
    panicThreshold: fc.record({ share: fc.constantFrom(0.3, 0.8) }),
    isolation: fc.record({ kind: fc.constantFrom('shuffle', 'cells'), size: fc.integer({ min: 1, max: 3 }) }),
  },
  { requiredKeys: [] },
);
const anyCallerGuards = fc.record(
  {
    timeout: fc.record({ after: fc.constantFrom('40ms', '300ms'), cancels: fc.boolean() }),
    retry: fc.record({ maxAttempts: fc.integer({ min: 1, max: 3 }), baseDelay: fc.constantFrom('0ms', '20ms') }),
    deadline: fc.record({ within: fc.constantFrom('60ms', '500ms') }),
    bulkhead: fc.record({ maxInFlight: fc.integer({ min: 1, max: 10 }) }),
  },
  { requiredKeys: [] },
);

/** Load stops at 4 s, triggers at 6 s; whatever a crash took is given up by timeouts, and so needs them. */
const anyFleet = fc
  .record({
    failover: fc.integer({ min: 0, max: 3 }),
    replicas: fc.integer({ min: 1, max: 5 }),
    perSecond: fc.integer({ min: 1, max: 120 }),
    errors: fc.constantFrom(0, 0.2),
    capacity: fc.option(fc.nat({ max: 5 })),
    trigger: fc.option(fc.constantFrom('errorBurst', 'slowDown', 'capacityLoss')),
    scaler: fc.boolean(),
    balancer: anyBalancerGuards,
    before: anyCallerGuards,
    behind: anyCallerGuards,
  })
  .map((any): readonly [WrittenScenario, WrittenGuards] => [
    balanced({
      duration: '400s',
      bucket: '100s',
      arrivals: { poisson: `${any.perSecond}/s` },
      client: { schedule: [{ at: '4s', rate: '0/s' }] },
      balancer: { failover: any.failover },
      server: { workers: 1, replicas: any.replicas, service: { exponential: '25ms' }, errors: any.errors },
      triggers: any.trigger === null ? {} : { weather: triggerOf(any.trigger, `checkout.${any.replicas}`) },
      others: any.scaler ? { scaler: SCALER } : {},
    }),
    {
      ...frontGuards(any.balancer, { before: any.before, behind: any.behind }),
      servers: { checkout: any.capacity === null ? {} : { queueLimit: { capacity: any.capacity } } },
    },
  ]);

const SCALER = {
  autoscaler: { of: 'checkout', target: 0.5, max: 7, every: '500ms', readiness: '200ms', scaleDownWindow: '1s' },
};

function triggerOf(key: string, of: string): Record<string, unknown> {
  const magnitude = { errorBurst: { share: 0.7 }, slowDown: { factor: 6 }, capacityLoss: { share: 1 } }[key];
  return { [key]: { of, ...magnitude }, at: '2s', for: '4s' };
}

function holds(law: (run: Run, world: World) => void): void {
  fc.assert(
    fc.property(anyFleet, fc.nat({ max: 1_000 }), ([written, guards], seed) => {
      const simulation = begin(planOf(written, guards), seed);
      const run = simulation.finish();
      law(run, (simulation as unknown as { world: World }).world);
    }),
    { numRuns: 60 },
  );
}

const endsOf = (totals: Readonly<Record<string, number>>): number =>
  sum(['ok', 'error', 'timeout', 'shed', 'expired', 'cancelled'].map((key) => totals[key] ?? 0));

describe('when everything has drained', () => {
  test('every attempt that reached the balancer was sent on or refused, and every call it made has ended', () => {
    holds((run, world) => {
      const front = totalsOf(run, 'front');
      const before = totalsOf(run, 'users -> front');
      const behind = wholeOf(run, 'front -> checkout').totals;
      expect(front['arrivals']).toBe(before['attempts']);
      expect(front['arrivals']! - front['unavailable']! + front['failovers']! + front['probes']!).toBe(behind['calls']);
      // Some of what was never sent is counted as having ended: blocked, or expired before.
      expect(behind['attempts']! + behind['blocked']! + behind['expired']!).toBeGreaterThanOrEqual(behind['calls']!);
      expect(wholeOf(run, 'checkout').totals['arrivals']).toBe(behind['attempts']);
      // Probes go on; nothing else is held.
      const probing = world.calls.liveCount;
      expect(probing).toBeLessThanOrEqual(partsOf(run, 'checkout').length);
      expect(world.attempts.liveCount).toBeLessThanOrEqual(2 * probing);
    });
  });

  test('every caller has its answer', () => {
    holds((run) => {
      const { attempts, blocked, expired } = totalsOf(run, 'users -> front');
      const users = totalsOf(run, 'users');
      expect(users['good']! + users['late']! + users['failed']!).toBe(users['offered']);
      const ends = endsOf(totalsOf(run, 'users -> front'));
      expect(ends).toBeGreaterThanOrEqual(attempts!);
      expect(ends - attempts!).toBeLessThanOrEqual(expired!);
      expect(blocked).toBeLessThanOrEqual(users['failed']!);
    });
  });
});

test('no two runs of the same plan and seed differ', () => {
  fc.assert(
    fc.property(anyFleet, ([written, guards]) => {
      const plan = planOf(written, guards);
      expect(begin(plan, 7).finish().digest).toBe(begin(plan, 7).finish().digest);
    }),
    { numRuns: 10 },
  );
});
