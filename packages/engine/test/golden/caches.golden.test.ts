import { expect, test } from 'vitest';
import { guards } from '../../src/guards/index.ts';
import { engineVersion } from '../../src/index.ts';
import { triggers } from '../../src/triggers/index.ts';
import { lookAside, readThrough, runCache, type CacheRun } from '../caches/caches.fixture.ts';

/** Golden runs of caches, with their guards and triggers; what golden.test.ts says of its own holds for these. */
const BASE = {
  duration: '20s',
  arrivals: { poisson: '120/s' },
  client: { keys: { zipf: { count: 100, exponent: 0.9 } } },
  database: { workers: 4, service: { exponential: '40ms' }, errors: 0.05 },
};
const CACHE = { ttl: '2s', capacity: 80, lookup: { exponential: '2ms' } };
const COLD = { ...BASE, cache: CACHE };
const HERD = { ...BASE, cache: { ...CACHE, warm: { hottest: 60, share: 0.9, loaded: 'atOnce' } } };
const weather = (trigger: Record<string, unknown>) => ({ ...COLD, triggers: { weather: { ...trigger, at: '9s' } } });
const guarded = (guard: Record<string, unknown>) => [readThrough(HERD), guard] as const;
const PATIENT = { calls: { 'app -> database': { timeout: { after: '300ms' }, retry: { maxAttempts: 2 } } } };

const RUNS: Record<string, () => CacheRun> = {
  'cache, read-through': () => runCache(readThrough(COLD)),
  'cache, look-aside': () => runCache(lookAside(COLD), {}, PATIENT),
  'cache, look-aside over a wire': () => runCache(lookAside({ ...COLD, delay: '5ms' }), {}, PATIENT),
  'cache: warm, over time': () => runCache(readThrough({ ...BASE, cache: { ...CACHE, warm: { hottest: 60 } } })),
  'cache: on the clock': () => runCache(readThrough({ ...BASE, cache: { ...CACHE, expires: 'onTheClock' } })),
  'cache: least frequently used': () =>
    runCache(readThrough({ ...BASE, cache: { ...CACHE, capacity: 20, eviction: 'leastFrequentlyUsed' } })),
  'cache: random eviction': () =>
    runCache(readThrough({ ...BASE, cache: { ...CACHE, capacity: 20, eviction: 'random' } })),
  'guard: coalescing': () => runCache(...guarded({ coalescing: { lease: '100ms' } })),
  'guard: coalescing, leases': () =>
    runCache(...guarded({ coalescing: { lease: '3s', until: 'leaseEnds', meanwhile: 'stale' } })),
  'guard: coalescing, look-aside': () => runCache(lookAside(HERD), { coalescing: { lease: '200ms' } }, PATIENT),
  'guard: earlyExpiration': () => runCache(...guarded({ earlyExpiration: { beta: 2 } })),
  'guard: negativeCaching': () => runCache(...guarded({ negativeCaching: { ttl: '500ms' } })),
  'guard: staleIfError': () => runCache(...guarded({ staleIfError: { for: '5s' } })),
  'guard: staleWhileRevalidate': () => runCache(...guarded({ staleWhileRevalidate: { for: '1s' } })),
  'guard: staleWhileRevalidate, look-aside': () =>
    runCache(lookAside(HERD), { staleWhileRevalidate: { for: '1s' } }, PATIENT),
  'guard: ttlJitter': () => runCache(...guarded({ ttlJitter: { spread: 0.5 } })),
  'trigger: cacheExpiry': () => runCache(readThrough(weather({ cacheExpiry: { of: 'cache' } }))),
  'trigger: cacheFlush': () => runCache(readThrough(weather({ cacheFlush: { of: 'cache', hottest: 30 } }))),
};

test('there is a golden run for every guard and trigger of a cache', () => {
  const names = Object.keys(RUNS).join(' ');

  for (const { key, side } of guards) if (side === 'cache') expect(names).toMatch(new RegExp(`guard: ${key}\\b`));
  for (const { key, of } of triggers) if (of === 'cache') expect(names).toMatch(new RegExp(`trigger: ${key}\\b`));
});

test('the golden runs: digest, then good calls, hits, stale, misses, fills, failures, served by the database', () => {
  const golden = Object.entries(RUNS).map(([name, act]) => {
    const { cache, database, run, users } = act();
    const { failures, fills, hits, misses, stale } = cache;
    return `${name}: ${run.digest} ${users['good']} ${hits} ${stale} ${misses} ${fills} ${failures} ${database['served']}`;
  });

  expect([`engine ${engineVersion}`, ...golden]).toMatchInlineSnapshot(`
    [
      "engine 3",
      "cache, read-through: e2ac15fbf68ec629 2381 1772 0 637 608 28 636",
      "cache, look-aside: 478c01cbaa10b072 2405 1782 0 627 623 2 659",
      "cache, look-aside over a wire: c942186acf22f2c9 2404 1776 0 633 628 2 664",
      "cache: warm, over time: 3eff0ff70ff6f11f 2381 1788 0 621 592 28 620",
      "cache: on the clock: 60cfa253dd02d581 2374 1629 0 780 743 36 779",
      "cache: least frequently used: d10fc8efaf51cdab 2349 1210 0 1199 1138 58 1196",
      "cache: random eviction: 0d721dc84f783dec 2345 985 0 1424 1354 68 1422",
      "guard: coalescing: 26cc2a1bfc3da039 2382 1797 0 612 554 26 580",
      "guard: coalescing, leases: c9b79981d0c48e96 2378 1418 533 458 427 17 444",
      "guard: coalescing, look-aside: f61064bfcc3620a3 2406 1820 0 589 552 2 583",
      "guard: earlyExpiration: 28b4ac238471f94c 2385 1802 0 607 578 27 605",
      "guard: negativeCaching: 58c4ccf629e179cf 2371 1811 0 586 558 26 584",
      "guard: staleIfError: eef5c34b934536da 2400 1819 0 590 564 26 590",
      "guard: staleWhileRevalidate: 18118a4672f84d9c 2391 1809 305 295 551 26 577",
      "guard: staleWhileRevalidate, look-aside: b91860aec5cfa3db 2409 1826 310 273 552 2 583",
      "guard: ttlJitter: dbaf8dd90d282188 2387 1895 0 514 489 22 511",
      "trigger: cacheExpiry: ea52a125af19d919 2379 1754 0 655 624 29 653",
      "trigger: cacheFlush: 63fccb5b18709760 2383 1759 0 650 621 28 649",
    ]
  `);
});
