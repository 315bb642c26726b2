import { describe, expect, test } from 'vitest';
import { seriesOf } from '../written.fixture.ts';
import { lookAside, readThrough, runCache, type WrittenCache } from './caches.fixture.ts';

const BOTH = [
  ['read-through', readThrough],
  ['look-aside', lookAside],
] as const;

/** One call at the given tenths of a second, all about the same key unless clients say otherwise. */
const TEN_A_SECOND: WrittenCache = { arrivals: { constant: '10/s' }, duration: '10s' };

describe.each(BOTH)('%s', (kind, scenario) => {
  test('what was fetched once is a hit ever after', () => {
    // The first call comes at 0.1 s and is fetched for 50 ms.
    const { cache, database, users } = runCache(
      scenario({ ...TEN_A_SECOND, database: { service: { constant: '50ms' } } }),
    );

    expect(cache).toMatchObject({ lookups: 99, hits: 98, misses: 1, fills: 1, stale: 0, expired: 0 });
    expect(database['arrivals']).toBe(1);
    expect(users).toMatchObject({ offered: 99, good: 99 });
  });

  test('what was fetched is fresh for the TTL, from when it was stored', () => {
    // Stored at 0.15 s, expired at 1.15 s; the call at 1.2 s fetches again, until 1.25 s, and so on: 1, 12, 23, … 89.
    const { cache } = runCache(
      scenario({ ...TEN_A_SECOND, cache: { ttl: '1s' }, database: { service: { constant: '50ms' } } }),
    );

    expect(cache).toMatchObject({ lookups: 99, misses: 9, expired: 8, fills: 9, hits: 90 });
  });

  test('at the very moment at which its time is over it is not fresh any more', () => {
    // Stored at 0.1 s (the look-aside app works 1 µs first, before the lookup as well), expired at 1.1 s.
    const { cache } = runCache(
      readThrough({ ...TEN_A_SECOND, cache: { ttl: '950ms' }, database: { service: { constant: '50ms' } } }),
    );

    expect(cache['misses']).toBe(10);
  });

  test('a stampede: whoever asks while it is being fetched fetches it as well', () => {
    const { cache, database } = runCache(scenario({ ...TEN_A_SECOND, database: { service: { constant: '550ms' } } }));

    // Those of 0.1 s to 0.6 s; the first comes back at 0.65 s.
    expect(cache).toMatchObject({ misses: 6, fills: 6, hits: 93 });
    expect(database['arrivals']).toBe(6);
  });

  test('keys are kept apart', () => {
    const { cache } = runCache(
      scenario({
        arrivals: { constant: '1000/s' },
        client: { keys: { uniform: { count: 50 } } },
        database: { service: { constant: '1ms' } },
      }),
    );

    // 10 000 calls about 50 keys: each is asked for, and about once in 50 ms, so that the stampedes are small.
    expect(cache['misses']!).toBeGreaterThanOrEqual(50);
    expect(cache['misses']!).toBeLessThan(60);
  });

  test('a failed fetch stores nothing', () => {
    const { cache, users } = runCache(scenario({ ...TEN_A_SECOND, database: { errors: 1 } }));

    expect(cache).toMatchObject({ hits: 0, misses: 99, fills: 0, failures: 99, entries: 0 });
    expect(users['failed']).toBe(99);
  });

  test('a flush empties it, and it fills again', () => {
    const { cache, run } = runCache(
      scenario({
        ...TEN_A_SECOND,
        cache: { warm: { hottest: 5 } },
        client: { keys: { uniform: { count: 5 } } },
        triggers: { oops: { cacheFlush: { of: 'cache' }, at: '5s' } },
        database: { service: { constant: '1ms' } },
      }),
    );

    expect(cache).toMatchObject({ flushed: 5, misses: 5, fills: 5 });
    expect(seriesOf(run, 'cache', 'entries').slice(0, 5)).toEqual([5, 5, 5, 5, 5]);
    expect(seriesOf(run, 'cache', 'hitRatio')[4]).toBe(1);
  });

  test('lookups take their time', () => {
    const { run } = runCache(
      scenario({
        ...TEN_A_SECOND,
        cache: { lookup: { constant: '3ms' }, warm: { hottest: 1 } },
        client: { keys: { uniform: { count: 1 } } },
      }),
    );
    const { latency } = run.parts.find((part) => part.name === 'users')!.durations;

    expect(latency!.maxUs).toBe(kind === 'look-aside' ? 3_001 : 3_000);
  });
});
