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

/**
 * Small systems of two or three tiers: servers that call one or several others, in sequence or in parallel until all, a
 * quorum or the first have answered, with refusals, retries and timeouts at every tier; bulkheads block, deadlines
 * propagate where callers tell them.
 *
 * `drained`: load stops after 5 s, as above. At most 8 calls/s × (2 s + 3 s × 8) × 4 attempts are 832 at the front. Each
 * holds a worker for at most 2.4 s and 2 calls onward of 3 attempts of 150 ms, with less than 100 ms between them: less
 * than 3 500 s on one worker. Behind it there are at most 832 × 3 × 3 attempts of 300 ms: less than 3 000 s.
 */
export function anyTieredScenario({ isDrained = false } = {}): fc.Arbitrary<WrittenScenario> {
  return fc.constantFrom<Topology>(...TIERED).chain((arrows) => {
    const [entry, ...inner] = arrows.map((ends) => ends.join(' -> '));
    const servers = [...new Set(arrows.map(([, to]) => to))];
    return fc.record({
      duration: fc.constant(isDrained ? '8000s' : '8s'),
      bucket: fc.constant(isDrained ? '2000s' : '10ms'),
      components: fc.record({
        users: anyClient(isDrained, fc.integer({ min: 0, max: 8 }).map(perSecond)),
        ...Object.fromEntries(servers.map((name) => [name, anyServerCalling(calleesOf(name, arrows))])),
      }),
      arrows: fc.record(Object.fromEntries(arrows.map((ends) => [ends.join(' -> '), anyArrow]))),
      triggers: anyTriggers(arrows, servers),
      guards: fc.record({
        calls: fc.record({
          [entry!]: anyCallerGuards,
          ...Object.fromEntries(inner.map((arrow) => [arrow, anyInnerCallerGuards])),
        }),
        servers: fc.record(Object.fromEntries(servers.map((name) => [name, anyInnerServerGuards]))),
      }),
    });
  });
}

const TIERED: readonly Topology[] = [
  [
    ['users', 'front'],
    ['front', 'back'],
  ],
  [
    ['users', 'front'],
    ['front', 'back'],
    ['front', 'side'],
  ],
  [
    ['users', 'front'],
    ['front', 'middle'],
    ['middle', 'back'],
  ],
  [
    ['users', 'front'],
    ['front', 'middle'],
    ['front', 'back'],
    ['middle', 'back'],
  ],
];

const calleesOf = (name: string, arrows: Topology): string[] =>
  arrows.filter(([from]) => from === name).map(([, to]) => to);

type Topology = readonly (readonly [string, string])[];

const millis = (min: number, max: number) => fc.integer({ min, max }).map((count) => `${count}ms`);
const perSecond = (count: number): string => `${count}/s`;
const anyRate = fc.integer({ min: 0, max: 40 }).map(perSecond);

const anyClient = (isDrained: boolean, rate: fc.Arbitrary<string> = anyRate) =>
  fc.record({
    client: fc.record({
      arrivals: fc.oneof(fc.record({ poisson: rate }), fc.record({ constant: rate })),
      goodWithin: millis(1, 2_000),
      schedule: rate.map((later) => [{ at: '2s', rate: later }, ...(isDrained ? [{ at: '5s', rate: '0/s' }] : [])]),
    }),
  });

const anyServerSettings = {
  workers: fc.integer({ min: 1, max: 4 }),
  service: fc.oneof(fc.record({ exponential: millis(1, 300) }), fc.record({ constant: millis(1, 300) })),
  errors: fc.constantFrom(0, 0, 0.2, 1),
  refusal: fc.constantFrom('answered', 'silent'),
};
const anyServer = fc.record({ server: fc.record(anyServerSettings) });

/** With the calls it makes written out, or left to the arrows. */
function anyServerCalling(callees: readonly string[]) {
  if (callees.length === 0) return anyServer;
  const to = fc.shuffledSubarray([...callees], { minLength: callees.length });
  const calls = fc.oneof(
    fc.record({ inSequence: to }),
    fc.record({ inParallel: to, until: fc.constantFrom('all', 'quorum', 'first') }),
  );
  return fc.record({ server: fc.record({ ...anyServerSettings, errors: fc.constantFrom(0, 0, 0, 0.2), calls }) });
}

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

const anyInnerCallerGuards = fc.record(
  {
    timeout: fc.record({ after: millis(1, 150) }),
    retry: fc.record({ maxAttempts: fc.integer({ min: 1, max: 3 }), baseDelay: fc.constantFrom('0ms', '5ms') }),
    retryBudget: fc.record({ ratio: fc.constantFrom(0, 0.1, 1), burst: fc.integer({ min: 1, max: 20 }) }),
    bulkhead: fc.record({ maxInFlight: fc.integer({ min: 1, max: 4 }) }),
    deadline: fc.constant({}),
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

const anyInnerServerGuards = fc.record(
  {
    queueLimit: fc.record({ capacity: fc.integer({ min: 0, max: 10 }) }),
    queueOrder: fc.record({ kind: fc.constantFrom('fifo', 'lifo') }),
    dropExpired: fc.constant({}),
  },
  { requiredKeys: [] },
);

function anyTriggers(arrows: Topology, servers = arrows.map(([, to]) => to)): fc.Arbitrary<Record<string, unknown>> {
  const client = fc.constantFrom(...arrows.map(([from]) => from).filter((name) => !servers.includes(name)));
  const server = fc.constantFrom(...servers);
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
