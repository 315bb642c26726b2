import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partOf, type Run } from '../../src/index.ts';
import { begin } from '../../src/simulate.ts';
import type { World } from '../../src/world.ts';
import { planOf, sum, totalsOf, type WrittenScenario } from '../written.fixture.ts';

/**
 * What comes in goes out, or is still there: on generated systems with one or two caches, beside or in between, with
 * every guard and trigger of a cache, impatient callers, failures and crashes.
 *
 * They are drained: load stops after 5 s. At most 30/s × 5 s × 2 attempts and as many refreshes are 600 services of 200 ms
 * on one worker, and nobody waits for a fetch longer than that: all is over within 200 s.
 */
interface Cached {
  readonly written: WrittenScenario;
  readonly kind: Kind;
  readonly capacities: Readonly<Record<string, number>>;
}

type Kind = (typeof KINDS)[number];

const KINDS = [
  'look-aside',
  'look-aside, then payments',
  'two look-asides',
  'read-through',
  'read-through twice',
  'app before read-through',
] as const;
const CACHES: Readonly<Record<Kind, readonly string[]>> = {
  'look-aside': ['cache'],
  'look-aside, then payments': ['cache'],
  'two look-asides': ['cache', 'far'],
  'read-through': ['cache'],
  'read-through twice': ['cache', 'far'],
  'app before read-through': ['cache'],
};
const ARROWS: Readonly<Record<Kind, readonly string[]>> = {
  'look-aside': ['users -> app', 'app -> cache', 'app -> database'],
  'look-aside, then payments': ['users -> app', 'app -> cache', 'app -> database', 'app -> payments'],
  'two look-asides': ['users -> app', 'app -> cache', 'app -> far', 'app -> database'],
  'read-through': ['users -> cache', 'cache -> database'],
  'read-through twice': ['users -> cache', 'cache -> far', 'far -> database'],
  'app before read-through': ['users -> app', 'app -> cache', 'cache -> database'],
};
const calls = (kind: Kind): Record<string, unknown> => {
  const lookAside = { cache: 'cache', else: 'database' };
  if (kind === 'look-aside') return { calls: { lookAside } };
  if (kind === 'look-aside, then payments') return { calls: { inSequence: [{ lookAside }, 'payments'] } };
  return kind === 'two look-asides' ? { calls: { lookAside: { cache: ['cache', 'far'], else: 'database' } } } : {};
};

const millis = (min: number, max: number) => fc.integer({ min, max }).map((count) => `${count}ms`);
const optional = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T) => fc.record(shape, { requiredKeys: [] });

const anyCache = fc.record(
  {
    ttl: millis(10, 3_000),
    expires: fc.constantFrom('afterTtl', 'onTheClock'),
    capacity: fc.integer({ min: 1, max: 12 }),
    eviction: fc.constantFrom('leastRecentlyUsed', 'leastFrequentlyUsed', 'random'),
    lookup: fc.oneof(fc.record({ constant: millis(1, 30) }), fc.record({ exponential: millis(1, 30) })),
    warm: fc.record({
      hottest: fc.integer({ min: 1, max: 20 }),
      share: fc.constantFrom(0.5, 1),
      loaded: fc.constantFrom('overTime', 'atOnce'),
    }),
  },
  { requiredKeys: [] },
);

const anyCacheGuards = optional({
  coalescing: optional({
    lease: millis(10, 2_000),
    until: fc.constantFrom('fetched', 'leaseEnds'),
    meanwhile: fc.constantFrom('wait', 'stale'),
  }),
  staleWhileRevalidate: fc.record({ for: millis(10, 2_000), refreshWithin: millis(50, 2_000) }),
  earlyExpiration: fc.record({ beta: fc.constantFrom(0.5, 2, 10) }),
  negativeCaching: fc.record({ ttl: millis(10, 2_000), of: fc.constantFrom('errors', 'failures') }),
  staleIfError: fc.record({ for: millis(10, 2_000) }),
  ttlJitter: fc.record({ spread: fc.constantFrom(0.1, 1) }),
});

const ARROW_GUARDS = {
  timeout: fc.record({ after: millis(10, 400) }),
  retry: fc.record({ maxAttempts: fc.constant(2), baseDelay: fc.constantFrom('0ms', '20ms') }),
  bulkhead: fc.record({ maxInFlight: fc.integer({ min: 1, max: 5 }) }),
  deadline: fc.constant({}),
};
/** What is lost in a crash of the database is never answered: who calls it has to stop waiting some time. */
const anyGuardsOf = (arrow: string) =>
  arrow.endsWith(' -> database')
    ? fc.record({ ...ARROW_GUARDS, timeout: fc.record({ after: millis(10, 3_000) }) }, { requiredKeys: ['timeout'] })
    : optional(ARROW_GUARDS);

const anyTrigger = fc.oneof(
  fc.record({
    at: millis(0, 5_000),
    cacheFlush: optional({ hottest: fc.integer({ min: 1, max: 10 }) }).map((params) => ({ of: 'cache', ...params })),
  }),
  fc.record({ at: millis(0, 5_000), cacheExpiry: fc.constant({ of: 'cache' }) }),
  fc.record({ at: millis(0, 4_000), for: millis(1, 900), crash: fc.constant({ of: 'database' }) }),
);

const anyCached: fc.Arbitrary<Cached> = fc.constantFrom(...KINDS).chain((kind) => {
  const arrows = ARROWS[kind];
  const caches = CACHES[kind];
  return fc
    .record({
      rate: fc.integer({ min: 1, max: 30 }),
      keys: fc.integer({ min: 1, max: 15 }),
      caches: fc.record(Object.fromEntries(caches.map((name) => [name, anyCache]))),
      delays: fc.record(Object.fromEntries(arrows.map((arrow) => [arrow, fc.constantFrom('0ms', '0ms', '7ms')]))),
      guards: fc.record({
        calls: fc.record(Object.fromEntries(arrows.map((arrow) => [arrow, anyGuardsOf(arrow)]))),
        caches: fc.record(Object.fromEntries(caches.map((name) => [name, anyCacheGuards]))),
        servers: fc.record({
          database: optional({ queueLimit: fc.record({ capacity: fc.integer({ min: 0, max: 5 }) }) }),
        }),
      }),
      database: fc.record({
        workers: fc.integer({ min: 1, max: 4 }),
        service: fc.record({ exponential: millis(1, 200) }),
        errors: fc.constantFrom(0, 0, 0.3),
      }),
      triggers: fc.array(anyTrigger, { maxLength: 4 }),
    })
    .map((drawn) => toCached(kind, drawn));
});

const PAYMENTS = { workers: 2, service: { exponential: '20ms' }, errors: 0.1 };

interface Drawn {
  readonly rate: number;
  readonly keys: number;
  readonly caches: Record<string, { readonly capacity?: number }>;
  readonly delays: Record<string, string>;
  readonly guards: Record<string, Record<string, unknown>>;
  readonly database: Record<string, unknown>;
  readonly triggers: readonly Record<string, unknown>[];
}

function toCached(kind: Kind, { caches, database, delays, guards, keys, rate, triggers }: Drawn): Cached {
  const schedule = [{ at: '5s', rate: '0/s' }];
  const client = { arrivals: { poisson: `${rate}/s` }, goodWithin: '1s', keys: { uniform: { count: keys } }, schedule };
  const app = { server: { workers: 50, service: { constant: '1ms' }, ...calls(kind) } };
  return {
    kind,
    capacities: Object.fromEntries(Object.entries(caches).map(([name, { capacity }]) => [name, capacity ?? Infinity])),
    written: {
      duration: '300s',
      bucket: '5s',
      components: {
        users: { client },
        ...(ARROWS[kind][0] === 'users -> app' ? { app } : {}),
        ...Object.fromEntries(Object.entries(caches).map(([name, cache]) => [name, { cache }])),
        database: { server: database },
        ...(kind === 'look-aside, then payments' ? { payments: { server: PAYMENTS } } : {}),
      },
      arrows: Object.fromEntries(Object.entries(delays).map(([arrow, delay]) => [arrow, { delay }])),
      triggers: Object.fromEntries(triggers.map((trigger, index) => [`trigger-${index}`, trigger])),
      guards,
    },
  };
}

function checkLookups(run: Run, { capacities, kind }: Cached): void {
  for (const name of CACHES[kind]) {
    const { hits, lookups, misses, remembered, stale } = totalsOf(run, name);
    const arrow = ARROWS[kind].find((each) => each.endsWith(` -> ${name}`))!;
    expect(hits! + stale! + remembered! + misses!, name).toBe(lookups);
    expect(totalsOf(run, arrow)['attempts'], arrow).toBe(lookups);
    const { series } = partOf(run, name);
    expect(Math.max(...series['entries']!)).toBeLessThanOrEqual(capacities[name]!);
    expect([series['waiting']!.at(-1), series['fetching']!.at(-1)], name).toEqual([0, 0]);
    expect(Math.min(...series['waiting']!, ...series['fetching']!, ...series['entries']!)).toBeGreaterThanOrEqual(0);
  }
}

function checkFetches(run: Run, { kind }: Cached): void {
  for (const name of CACHES[kind]) {
    const { failures, fetches, fills } = totalsOf(run, name);
    const own = ARROWS[kind].find((each) => each.startsWith(`${name} -> `));
    if (own === undefined) {
      expect(fetches, name).toBe(0);
      continue;
    }
    expect(fills! + failures!, name).toBe(fetches);
    expect(totalsOf(run, own)['calls'], own).toBe(fetches);
    expect(partOf(run, own).durations['latency']!.count, own).toBe(fills);
  }
}

test('every attempt is accounted for, every fetch ends, and nobody holds anything when all has drained', () => {
  let [lookups, rescues, stale, waited] = [0, 0, 0, 0];
  fc.assert(
    fc.property(anyCached, fc.nat({ max: 1_000 }), (cached, seed) => {
      const simulation = begin(planOf(cached.written), seed);
      const run = simulation.finish();
      const { attempts, calls } = (simulation as unknown as { world: World }).world;
      const { failed, good, late, offered } = totalsOf(run, 'users');

      expect({ attempts: attempts.liveCount, calls: calls.liveCount }).toEqual({ attempts: 0, calls: 0 });
      expect(good! + late! + failed!).toBe(offered);
      checkLookups(run, cached);
      checkFetches(run, cached);

      const totals = CACHES[cached.kind].map((name) => totalsOf(run, name));
      lookups += sum(totals.map((each) => each['lookups']!));
      rescues += sum(totals.map((each) => each['rescues']!));
      stale += sum(totals.map((each) => each['stale']!));
      waited += sum(totals.map((each) => each['waiting']!));
    }),
    { numRuns: 100 },
  );

  // The interesting regions were reached.
  expect(Math.min(lookups, 10 * rescues, 10 * stale, 1_000 * waited)).toBeGreaterThan(100);
});
