import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { begin } from '../../src/simulate.ts';
import type { World } from '../../src/world.ts';
import { parseScenario, planOf, runOf, seriesOf, totalsOf, type WrittenScenario } from '../written.fixture.ts';
import { lookAside, readThrough, runCache, type WrittenCache } from './caches.fixture.ts';

const SERVER = { workers: 1_000, service: { constant: '10ms' } };
const USERS = { client: { arrivals: { constant: '10/s' }, goodWithin: '1s' } };

/** An app that makes the given calls; caches hold nothing at first and servers take 10 ms. */
function app(calls: Record<string, unknown>, others: Record<string, Record<string, unknown>>): WrittenScenario {
  const names = Object.keys(others);
  return {
    duration: '10s',
    components: {
      users: USERS,
      app: { server: { workers: 1_000, service: { constant: '1us' }, calls } },
      ...Object.fromEntries(
        Object.entries(others).map(([name, each]) => [
          name,
          'cache' in each ? each : { server: { ...SERVER, ...each } },
        ]),
      ),
    },
    arrows: Object.fromEntries([['users -> app', {}], ...names.map((name) => [`app -> ${name}`, {}] as const)]),
  };
}

describe('a miss', () => {
  const COLD: WrittenCache = { database: { service: { constant: '10ms' }, errors: 1 } };

  test('is counted on the arrow to the cache, and is nothing to try again', () => {
    const { run } = runCache(lookAside(COLD), {}, { calls: { 'app -> cache': { retry: { maxAttempts: 3 } } } });

    expect(totalsOf(run, 'app -> cache')).toMatchObject({ calls: 99, attempts: 99, retries: 0, miss: 99, ok: 0 });
    expect(totalsOf(run, 'app -> database')['attempts']).toBe(99);
  });

  test('is no failure to whoever guards the way to the cache', () => {
    const { run } = runCache(lookAside(COLD), {}, { calls: { 'app -> cache': { circuitBreaker: { minimum: 5 } } } });

    expect(totalsOf(run, 'app -> cache')).toMatchObject({ blocked: 0, miss: 99 });
  });
});

describe('who fills', () => {
  const PATIENCE = { timeout: { after: '50ms' } };

  test('look-aside, what the caller stopped waiting for is never stored', () => {
    const { cache, database } = runCache(lookAside({}), {}, { calls: { 'app -> database': PATIENCE } });

    expect(cache).toMatchObject({ fills: 0, hits: 0, failures: 99 });
    expect(database['served']).toBe(99);
  });

  test('look-aside, it is stored though the users have gone: the app still waits', () => {
    const { cache, users } = runCache(lookAside({}), {}, { calls: { 'users -> app': PATIENCE } });

    expect(cache).toMatchObject({ fills: 1, misses: 1, hits: 98 });
    expect(users['failed']).toBe(1);
  });

  test('read-through, it is stored whoever still waits', () => {
    const { cache, users } = runCache(readThrough({}), {}, { calls: { 'users -> cache': PATIENCE } });

    expect(cache).toMatchObject({ fills: 1, misses: 1, hits: 98 });
    expect(users['failed']).toBe(1);
  });

  test('read-through, what the cache itself stopped waiting for is never stored', () => {
    const { cache } = runCache(readThrough({}), {}, { calls: { 'cache -> database': PATIENCE } });

    expect(cache).toMatchObject({ fills: 0, hits: 0, failures: 99 });
  });

  test('look-aside, a crash takes the fetches of the app with it', () => {
    const crash = { oops: { crash: { of: 'app' }, at: '150ms', for: '10ms' } };

    expect(runCache(lookAside({ duration: '1s', triggers: crash })).cache).toMatchObject({ misses: 2, fills: 1 });
    expect(runCache(lookAside({ duration: '1s' })).cache).toMatchObject({ misses: 1, fills: 1 });
  });
});

test('a cache that does not answer is passed over, and filled all the same', () => {
  const slow = lookAside({ cache: { lookup: { constant: '80ms' } }, database: { service: { constant: '10ms' } } });
  const { cache, run, users } = runCache(slow, {}, { calls: { 'app -> cache': { timeout: { after: '20ms' } } } });

  expect(totalsOf(run, 'app -> cache')['timeout']).toBe(99);
  expect(totalsOf(run, 'app -> database')['ok']).toBe(99);
  expect(cache['fills']).toBe(99);
  expect(users['good']).toBe(99);
});

test('a right to fetch that got lost holds nobody up longer than its lease', () => {
  // The answer takes 30 ms to reach an app that waits 20 ms for it: it never hears that it was sent. It asks elsewhere.
  const deaf = lookAside({ delay: '15ms', database: { service: { constant: '10ms' }, errors: 1 } });
  const guards = { calls: { 'app -> cache': { timeout: { after: '20ms' } } } };
  const { cache, run } = runCache(deaf, { coalescing: { lease: '1s' } }, guards);

  // Fetches that failed end the waiting; nobody is left parked but those of the last moments.
  expect(cache['failures']).toBe(99);
  expect(seriesOf(run, 'cache', 'waiting').at(-1)!).toBeLessThan(2);
});

test('replicas of an app share its cache', () => {
  const written = app(
    { lookAside: { cache: 'sessions', else: 'database' } },
    { sessions: { cache: {} }, database: {} },
  );
  const front = { balancer: {} };
  const { app: replicated, ...others } = written.components as Record<string, { server: Record<string, unknown> }>;
  const { 'users -> app': way, ...arrows } = written.arrows!;
  const run = runOf({
    ...written,
    components: { ...others, front, app: { server: { ...replicated!.server, replicas: 3 } } },
    arrows: { ...arrows, 'users -> front': way, 'front -> app': {} },
  });

  expect(totalsOf(run, 'sessions')).toMatchObject({ lookups: 99, misses: 1, fills: 1 });
  expect(totalsOf(run, 'users')['good']).toBe(99);
});

describe('several caches', () => {
  const TWO = app(
    { lookAside: { cache: ['near', 'far'], else: 'database' } },
    { near: { cache: { ttl: '1s' } }, far: { cache: { lookup: { constant: '1ms' } } }, database: {} },
  );

  test('are asked one after another, and what is found further off is stored in those that lie nearer', () => {
    const run = runOf(TWO);

    expect(totalsOf(run, 'database')['arrivals']).toBe(1);
    expect(totalsOf(run, 'far')).toMatchObject({ misses: 1, hits: 8, fills: 1 });
    expect(totalsOf(run, 'near')).toMatchObject({ misses: 9, hits: 90, fills: 9 });
  });
});

describe('a look-aside among other calls', () => {
  const CACHED = { lookAside: { cache: 'sessions', else: 'database' } };
  const OTHERS = { sessions: { cache: {} }, database: {}, payments: {} };

  test('in sequence, it is a step like others', () => {
    const run = runOf(app({ inSequence: [CACHED, 'payments'] }, OTHERS));

    expect(totalsOf(run, 'database')['arrivals']).toBe(1);
    expect(totalsOf(run, 'payments')['arrivals']).toBe(99);
    expect(totalsOf(run, 'users')['good']).toBe(99);
  });

  test('in sequence, when it fails what comes after is not called', () => {
    const run = runOf(app({ inSequence: [CACHED, 'payments'] }, { ...OTHERS, database: { errors: 1 } }));

    expect(totalsOf(run, 'payments')['arrivals']).toBe(0);
    expect(totalsOf(run, 'users')).toMatchObject({ good: 0, failed: 99 });
  });

  test('in parallel, until the first: a hit answers at once', () => {
    const run = runOf(
      app({ inParallel: [CACHED, 'payments'], until: 'first' }, { ...OTHERS, payments: { errors: 1 } }),
    );

    expect(totalsOf(run, 'users')['good']).toBe(99);
    expect(run.parts.find(({ name }) => name === 'users')!.durations['latency']!.maxUs).toBe(10_001);
  });

  test('in parallel, one that is pointless by now goes on to nobody and stores nothing', () => {
    const late = { ...OTHERS, sessions: { cache: { lookup: { constant: '20ms' } } } };
    const run = runOf(app({ inParallel: [CACHED, 'payments'], until: 'first' }, late));

    expect(totalsOf(run, 'sessions')).toMatchObject({ misses: 99, fills: 0 });
    expect(totalsOf(run, 'database')['arrivals']).toBe(0);
  });

  test('a refresh behind the caller’s back holds up no step after it', () => {
    const scenario = app(
      { inSequence: [CACHED, 'payments'] },
      { ...OTHERS, sessions: { cache: { ttl: '500ms' } }, database: { service: { constant: '300ms' } } },
    );
    const run = runOf(scenario, { caches: { sessions: { staleWhileRevalidate: { for: '10s' } } } });

    expect(seriesOf(run, 'users', 'latencyP99').at(-1)!).toBeLessThan(11_000);
    expect(totalsOf(run, 'sessions')['stale']).toBeGreaterThan(30);
    expect(totalsOf(run, 'database')['arrivals']).toBeLessThan(20);
  });
});

test('an attempt is not forgotten while a call is made behind its back, though it was answered long ago', () => {
  const others = {
    sessions: { cache: { ttl: '500ms', warm: { hottest: 1, loaded: 'atOnce' } } },
    database: { service: { constant: '300ms' } },
    payments: {},
  };
  const written = app({ inSequence: [{ lookAside: { cache: 'sessions', else: 'database' } }, 'payments'] }, others);
  const client = { arrivals: { constant: '1/s' }, goodWithin: '1s', keys: { uniform: { count: 1 } } };
  const scenario = { ...written, bucket: '100ms', components: { ...written.components, users: { client } } };
  const simulation = begin(planOf(scenario, { caches: { sessions: { staleWhileRevalidate: { for: '10s' } } } }), 1);
  const { attempts } = (simulation as unknown as { world: World }).world;
  const heldAfter = (us: number): number => {
    simulation.advance(us);
    return attempts.liveCount;
  };

  // Called at 1 s, answered 10 ms later; until 1.3 s there are that attempt and the one that was sent to the database.
  expect([1_100_000, 1_300_000, 1_400_000].map(heldAfter)).toEqual([2, 2, 0]);
});

describe('what is wrong is said', () => {
  const diagnose = (written: WrittenScenario) => compile(parseScenario(written)).diagnostics;

  test('what is asked first is a cache', () => {
    const calls = { lookAside: { cache: 'search', else: 'database' } };

    expect(diagnose(app(calls, { search: {}, database: {} }))).toEqual([
      {
        source: 'scenario',
        path: ['components', 'app', 'server', 'calls'],
        says: '`search` keeps nothing, so it cannot be asked first.',
        instead: 'Write one that exists (there is none yet).',
      },
    ]);
  });

  test('that no arrow leaves', () => {
    const calls = { lookAside: { cache: 'sessions', else: 'database' } };
    const scenario = app(calls, { sessions: { cache: {} }, database: {} });
    const arrows = { ...scenario.arrows, 'sessions -> database': {} };

    expect(diagnose({ ...scenario, arrows }).map(({ says }) => says)).toEqual([
      '`sessions` fetches what it does not hold itself, over `sessions -> database`.',
    ]);
  });

  test('a cache that nobody fills answers misses only', () => {
    const scenario = app({ inSequence: ['sessions', 'database'] }, { sessions: { cache: {} }, database: {} });

    expect(diagnose(scenario)).toEqual([
      {
        source: 'scenario',
        path: ['arrows', 'app -> sessions'],
        says: '`app` calls `sessions`, but neither of them fetches what it does not hold.',
        instead: 'Write an arrow `sessions -> …`, or let a server call it under `lookAside`.',
      },
    ]);
  });

  test('a cache fetches from one component', () => {
    const scenario = readThrough({});
    const components = { ...scenario.components, spare: { server: SERVER } };

    expect(
      diagnose({ ...scenario, components, arrows: { ...scenario.arrows, 'cache -> spare': {} } }).map(
        ({ says }) => says,
      ),
    ).toEqual(['2 arrows leave `cache`; a cache makes its calls on one.']);
  });

  test('every component named has an arrow', () => {
    const scenario = app({ lookAside: { cache: 'sessions', else: 'database' } }, { sessions: { cache: {} } });

    expect(diagnose(scenario).map(({ says }) => says)).toEqual(['`app` has no arrow to `database`.']);
  });
});
