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
      "engine 2",
      "cache, read-through: 3bbfc39218f837f7 2381 1772 0 637 608 28 636",
      "cache, look-aside: 71f618c2fee35c9b 2405 1782 0 627 623 2 659",
      "cache, look-aside over a wire: f83ead36bf960abd 2404 1776 0 633 628 2 664",
      "cache: warm, over time: a9edd9e5c83d5e51 2381 1788 0 621 592 28 620",
      "cache: on the clock: 920f4fbba0d018d1 2374 1629 0 780 743 36 779",
      "cache: least frequently used: f1824bc455e344c0 2349 1210 0 1199 1138 58 1196",
      "cache: random eviction: bbfa97c017f5bf20 2345 985 0 1424 1354 68 1422",
      "guard: coalescing: d189708bb4f0deb2 2382 1797 0 612 554 26 580",
      "guard: coalescing, leases: dde6402365fa240f 2378 1418 533 458 427 17 444",
      "guard: coalescing, look-aside: 523f1e45427a53be 2406 1820 0 589 552 2 583",
      "guard: earlyExpiration: 69ce21bd8ed751e0 2385 1802 0 607 578 27 605",
      "guard: negativeCaching: 73209d5b2564d561 2371 1811 0 586 558 26 584",
      "guard: staleIfError: c658a62a1a0f8f66 2400 1819 0 590 564 26 590",
      "guard: staleWhileRevalidate: 5f4f96cf8321624c 2391 1809 305 295 551 26 577",
      "guard: staleWhileRevalidate, look-aside: 5b4d7382a3634a8a 2409 1826 310 273 552 2 583",
      "guard: ttlJitter: b7e00e6d5fd8d997 2387 1895 0 514 489 22 511",
      "trigger: cacheExpiry: 83ff58ca8ae15556 2379 1754 0 655 624 29 653",
      "trigger: cacheFlush: 0f560ca649c5a437 2383 1759 0 650 621 28 649",
    ]
  `);
});
