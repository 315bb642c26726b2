import { describe, expect, test } from 'vitest';
import { seriesOf, sum } from '../written.fixture.ts';
import { lookAside, readThrough, runCache, type WrittenCache } from './caches.fixture.ts';

const BOTH = [
  ['read-through', readThrough],
  ['look-aside', lookAside],
] as const;

/** Calls at every tenth of a second, all about one key, which takes 550 ms to fetch. */
const SLOW: WrittenCache = {
  arrivals: { constant: '10/s' },
  client: { goodWithin: '60s' },
  database: { service: { constant: '550ms' } },
};

describe.each(BOTH)('%s', (_, scenario) => {
  describe('coalescing', () => {
    test('one fetches, all others wait for it', () => {
      const { cache, database, run, users } = runCache(scenario(SLOW), { coalescing: {} });

      expect(cache).toMatchObject({ misses: 6, fills: 1, hits: 93 });
      expect(database['arrivals']).toBe(1);
      expect(users['good']).toBe(99);
      // The five who waited did so for 450, 350, 250, 150 and 50 ms of the first second.
      expect(seriesOf(run, 'cache', 'waiting')[0]).toBeCloseTo(1.25, 3);
    });

    test('they share its failure', () => {
      const { cache, database, users } = runCache(scenario({ ...SLOW, database: { ...SLOW.database, errors: 1 } }), {
        coalescing: {},
      });

      // A fetch at 0.1 s ends at 0.65 s, the next begins at 0.7 s; the one of 9.7 s does not end.
      expect(database['arrivals']).toBe(17);
      expect(cache).toMatchObject({ misses: 99, failures: 16, fills: 0 });
      expect(users['failed']).toBe(96);
    });

    test('when the lease is over the first who waits is sent himself', () => {
      const { cache, database } = runCache(scenario(SLOW), { coalescing: { lease: '300ms' } });

      // Sent at 0.1 s; who came at 0.2 s is sent at 0.4 s, just before the call of 0.4 s, who joins them.
      expect(database['arrivals']).toBe(2);
      expect(cache).toMatchObject({ misses: 6, fills: 2 });
    });

    test('what is stale may be served meanwhile', () => {
      const stale = {
        ...SLOW,
        cache: { ttl: '1s', warm: { hottest: 1, loaded: 'atOnce' } },
        client: { ...SLOW.client, keys: { uniform: { count: 1 } } },
      };
      const waiting = runCache(scenario(stale), { coalescing: {} });
      const serving = runCache(scenario(stale), { coalescing: { meanwhile: 'stale' } });

      // Fetched from 1.0 s to 1.55 s, from 2.6 s to 3.15 s, … 9.0 s to 9.55 s: six times, with five others each.
      expect(waiting.cache).toMatchObject({ stale: 0, misses: 36 });
      expect(serving.cache).toMatchObject({ stale: 30, misses: 6 });
      expect(waiting.database['arrivals']).toBe(6);
      expect(serving.database['arrivals']).toBe(6);
    });

    test('until the lease ends: one fetch per key in that time, however often it is removed', () => {
      const flushes = Object.fromEntries(
        [1, 2, 3, 4, 5, 6, 7, 8].map((at) => [`flush-${at}`, { cacheFlush: { of: 'cache' }, at: `${at}.05s` }]),
      );
      const flushed = scenario({ ...SLOW, triggers: flushes, database: { service: { constant: '1ms' } } });

      expect(runCache(flushed, { coalescing: {} }).database['arrivals']).toBe(9);
      // At 0.1 s, 3.1 s, 6.1 s and 9.1 s; but the value of 0.1 s is gone at 1.05 s, and whoever comes then waits.
      const leased = runCache(flushed, { coalescing: { lease: '3s', until: 'leaseEnds' } });
      expect(leased.database['arrivals']).toBe(4);
      expect(leased.users['good']).toBe(leased.users['offered']);
    });
  });

  test('coalescing and earlyExpiration: nobody waits for what is fetched early, for it is still fresh', () => {
    const early = { coalescing: {}, earlyExpiration: { beta: 10 } };
    const { cache, run } = runCache(scenario({ ...SLOW, cache: { ttl: '2s' } }), early);

    expect(sum(seriesOf(run, 'cache', 'waiting').slice(1))).toBe(0);
    expect(cache['fills']).toBeGreaterThan(5);
    expect(cache['expired']).toBe(0);
  });

  describe('staleWhileRevalidate', () => {
    const SOFT: WrittenCache = { ...SLOW, cache: { ttl: '1s' } };

    test('what is stale is served at once, and one fetch is under way behind', () => {
      const { cache, database, run } = runCache(scenario(SOFT), { staleWhileRevalidate: { for: '10s' } });

      // Fetched by six at first, stored last at 1.15 s. Stale from 2.2 s on, fetched until 2.75 s, and so forth.
      expect(cache['misses']).toBe(6);
      expect(database['arrivals']).toBe(6 + 5);
      // At 2.2, 3.8, 5.4, 7.0, 8.6 s, and five others each time, before it is back.
      expect(cache['stale']).toBe(30);
      expect(Math.max(...seriesOf(run, 'users', 'latencyP99').slice(2))).toBeLessThan(10);
    });

    test('what is staler than that is fetched while the caller waits', () => {
      const rare = { ...SOFT, arrivals: { constant: '0.4/s' }, duration: '30s' };

      expect(runCache(scenario(rare), { staleWhileRevalidate: { for: '400ms' } }).cache).toMatchObject({ stale: 0 });
      expect(runCache(scenario(rare), { staleWhileRevalidate: { for: '1s' } }).cache['stale']).toBeGreaterThan(5);
    });

    test('a refresh that fails is tried again, and nobody notices', () => {
      const failing = scenario({
        ...SOFT,
        cache: { ttl: '1s', warm: { hottest: 1, loaded: 'atOnce' } },
        client: { ...SLOW.client, keys: { uniform: { count: 1 } } },
        database: { ...SLOW.database, errors: 1 },
      });
      const { cache, database, users } = runCache(failing, { staleWhileRevalidate: { for: '60s' } });

      expect(cache).toMatchObject({ misses: 0, hits: 9, stale: 90 });
      expect(database['arrivals']).toBe(15);
      expect(users['good']).toBe(99);
    });
  });

  describe('staleIfError', () => {
    const FAILING: WrittenCache = {
      ...SLOW,
      cache: { ttl: '1s', warm: { hottest: 1, loaded: 'atOnce' } },
      client: { ...SLOW.client, keys: { uniform: { count: 1 } } },
      database: { service: { constant: '10ms' }, errors: 1 },
    };

    test('what is stale is served when it cannot be fetched, for so long', () => {
      const { cache, users } = runCache(scenario(FAILING), { staleIfError: { for: '4s' } });

      // Fresh until 0.9 s; then each fetch fails 10 ms later, the one of 5.0 s too late.
      expect(cache).toMatchObject({ hits: 9, misses: 90, rescues: 40, failures: 90 });
      expect(users).toMatchObject({ good: 49, failed: 50 });
    });
  });

  describe('negativeCaching', () => {
    const FAILING: WrittenCache = { ...SLOW, database: { service: { constant: '10ms' }, errors: 1 } };

    test('a failure is answered for as long as it is remembered', () => {
      const { cache, database, users } = runCache(scenario(FAILING), { negativeCaching: { ttl: '1s' } });

      // At 0.1 s, remembered until 1.11 s; at 1.2 s, 2.3 s, … 8.9 s.
      expect(database['arrivals']).toBe(9);
      expect(cache).toMatchObject({ remembered: 90, misses: 9, failures: 9, hits: 0 });
      expect(users['failed']).toBe(99);
    });

    test('what the origin did not answer is remembered only where failures of all kinds are', () => {
      const refusing = scenario({ ...SLOW, database: { workers: 1, service: { constant: '1s' } } });
      const guards = { servers: { database: { rateLimit: { rate: '0.001/s', burst: 1 } } } };
      const remembered = (of: string) =>
        runCache(refusing, { negativeCaching: { ttl: '300ms', of } }, guards).cache['remembered'];

      expect(remembered('errors')).toBe(0);
      // From 0.2 s until the first fetch is back at 1.1 s: at 0.2, 0.6 and 1.0 s it was refused, else remembered.
      expect(remembered('failures')).toBe(6);
    });

    test('a value that comes in takes the place of the failure', () => {
      const healing = scenario({
        ...FAILING,
        database: { service: { constant: '10ms' } },
        triggers: { burst: { errorBurst: { of: 'database', share: 1 }, at: '0s', for: '3s' } },
      });
      const { cache, users } = runCache(healing, { negativeCaching: { ttl: '500ms' } });

      expect(cache['fills']).toBe(1);
      expect(users['failed']).toBeLessThan(36);
      expect(users['good']! + users['failed']!).toBe(99);
    });
  });

  test('ttlJitter: what was stored at once is fetched again over a time as long as the spread', () => {
    const herd = scenario({
      duration: '14s',
      bucket: '100ms',
      arrivals: { constant: '2000/s' },
      client: { keys: { uniform: { count: 200 } } },
      cache: { ttl: '10s', warm: { hottest: 200, loaded: 'atOnce' } },
      database: { service: { constant: '1ms' } },
    });
    const fetches = (guards: Record<string, unknown>) => seriesOf(runCache(herd, guards).run, 'database', 'arrivals');
    const together = fetches({});
    const apart = fetches({ ttlJitter: { spread: 0.3 } });

    // Each key is asked for ten times a second: 1 − e^−1 of 200 in the first tenth, or 200 in 30 tenths, 7 ± 2.6 in each.
    expect(together[100]).toBeGreaterThan(100);
    expect(sum(apart.slice(0, 100))).toBe(0);
    expect(sum(apart)).toBeGreaterThan(180);
    expect(Math.max(...apart)).toBeLessThan(20);
  });
});
