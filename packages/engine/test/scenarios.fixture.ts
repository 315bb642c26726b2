import fc from 'fast-check';
import type { WrittenScenario } from './written.fixture.ts';

/**
 * Small scenarios of every kind: one or two clients, one or two servers, every guard, every trigger, with and without
 * delays, loads from none to far too much.
 *
 * `drained`: load stops after 5 s and the run goes on until everybody has been answered or has given up. The bound: at
 * most 2 × 40 calls/s × 5 s × 8 (spike) × 4 attempts at 300 ms × 8 (slow-down, for what starts in its 3 s only) on one
 * worker are over within 4 000 s.
 */
export function anyScenario({ isDrained = false } = {}): fc.Arbitrary<WrittenScenario> {
  const topology = fc.constantFrom<Topology>(
    [['users', 'checkout']],
    [
      ['users', 'checkout'],
      ['robots', 'checkout'],
    ],
    [
      ['users', 'checkout'],
      ['robots', 'search'],
    ],
  );
  return topology.chain((arrows) =>
    fc.record({
      duration: fc.constant(isDrained ? '4000s' : '8s'),
      bucket: fc.constant(isDrained ? '1000s' : '10ms'),
      components: fc.record({
        ...Object.fromEntries(arrows.map(([from]) => [from, anyClient(isDrained)])),
        ...Object.fromEntries(arrows.map(([, to]) => [to, anyServer])),
      }),
      arrows: fc.record(Object.fromEntries(arrows.map((ends) => [ends.join(' -> '), anyArrow]))),
      triggers: anyTriggers(arrows),
      guards: fc.record({
        calls: fc.record(Object.fromEntries(arrows.map((ends) => [ends.join(' -> '), anyCallerGuards]))),
        servers: fc.record(Object.fromEntries(arrows.map(([, to]) => [to, anyServerGuards]))),
      }),
    }),
  );
}

type Topology = readonly (readonly [string, string])[];

const millis = (min: number, max: number) => fc.integer({ min, max }).map((count) => `${count}ms`);
const rate = fc.integer({ min: 0, max: 40 }).map((count) => `${count}/s`);

const anyClient = (isDrained: boolean) =>
  fc.record({
    client: fc.record({
      arrivals: fc.oneof(fc.record({ poisson: rate }), fc.record({ constant: rate })),
      goodWithin: millis(1, 2_000),
      schedule: rate.map((later) => [{ at: '2s', rate: later }, ...(isDrained ? [{ at: '5s', rate: '0/s' }] : [])]),
    }),
  });

const anyServer = fc.record({
  server: fc.record({
    workers: fc.integer({ min: 1, max: 4 }),
    service: fc.oneof(fc.record({ exponential: millis(1, 300) }), fc.record({ constant: millis(1, 300) })),
    errors: fc.constantFrom(0, 0, 0.2, 1),
    refusal: fc.constantFrom('answered', 'silent'),
  }),
});

const anyArrow = fc.record({ delay: fc.constantFrom('0ms', '0ms', '0ms', '3ms', '70ms') });

/** Always with a timeout: without one, a silent refusal leaves its caller waiting for ever. */
const anyCallerGuards = fc.record(
  {
    timeout: fc.record({ after: millis(1, 1_000) }),
    retry: fc.record({
      maxAttempts: fc.integer({ min: 1, max: 4 }),
      baseDelay: fc.constantFrom('0ms', '5ms', '200ms'),
      maxDelay: fc.constantFrom('0ms', '300ms', '10s'),
      multiplier: fc.constantFrom(1, 2, 3.5),
      jitter: fc.constantFrom('none', 'full', 'equal', 'decorrelated'),
    }),
    retryBudget: fc.record({ ratio: fc.constantFrom(0, 0.1, 1), burst: fc.integer({ min: 1, max: 20 }) }),
  },
  { requiredKeys: ['timeout'] },
);

const anyServerGuards = fc.record(
  {
    queueLimit: fc.record({ capacity: fc.integer({ min: 0, max: 30 }) }),
    queueOrder: fc.record({ kind: fc.constantFrom('fifo', 'lifo') }),
  },
  { requiredKeys: [] },
);

function anyTriggers(arrows: Topology): fc.Arbitrary<Record<string, unknown>> {
  const client = fc.constantFrom(...arrows.map(([from]) => from));
  const server = fc.constantFrom(...arrows.map(([, to]) => to));
  const window = { at: millis(0, 4_000), for: millis(1, 3_000) };
  const trigger = fc.oneof(
    fc.record({ ...window, loadSpike: fc.record({ of: client, factor: fc.constantFrom(0, 0.5, 3, 8) }) }),
    fc.record({ ...window, slowDown: fc.record({ of: server, factor: fc.constantFrom(0.1, 2, 8) }) }),
    fc.record({ ...window, capacityLoss: fc.record({ of: server, share: fc.constantFrom(0, 0.4, 1) }) }),
  );
  return fc
    .array(trigger, { maxLength: 4 })
    .map((all) => Object.fromEntries(all.map((each, i) => [`trigger-${i}`, each])));
}
