import { describe, expect, test } from 'vitest';
import { FETCH, SERVE, SERVE_AND_FETCH, WAIT } from '../../src/sites.ts';
import { millis, seconds } from '../../src/core/time.ts';
import { ERROR, MISS, OK, UNDER_WAY } from '../../src/traffic/outcome.ts';
import { seriesOf, sum } from '../written.fixture.ts';
import { alone, type Script } from './alone.fixture.ts';
import { readThrough, runCache } from './caches.fixture.ts';

test('a panic mode exchanges guards: what it serves though it is stale, the usual ones fetch', () => {
  const { at, lookUp, panic, panicSites, store } = alone({ ttl: seconds(1) });
  store.fill(7, 10);
  at(2e6);
  panicSites.lookups.push({ patienceUs: Infinity, decide: ({ isHeld }) => (isHeld ? SERVE : FETCH) });
  expect(lookUp(7)).toBe(MISS);

  panic(true);
  expect([lookUp(7), lookUp(8)]).toEqual([OK, MISS]);
  panic(false);
  expect(lookUp(7)).toBe(MISS);
});

describe('knobs', () => {
  test('while entries do not expire, what is stale is served, but nothing that is not there', () => {
    const { at, knobs, lookUp, store } = alone({ ttl: seconds(1) });
    store.fill(7, 10);
    at(2e6);
    knobs.expiry.turn(0);
    expect([lookUp(7), lookUp(8)]).toEqual([OK, MISS]);

    knobs.expiry.letGo(0);
    expect(lookUp(7)).toBe(MISS);
  });

  test('while entries do not expire, a failure is forgotten in its time all the same', () => {
    const { at, knobs, lookUp, sites, store } = alone();
    sites.failures.push({ remembersUs: () => 1e6, servesStale: () => false });
    store.fail(7, ERROR);
    knobs.expiry.turn(0);

    expect(lookUp(7)).toBe(ERROR);
    at(1e6);
    expect(lookUp(7)).toBe(MISS);
  });

  test('what is fresh, or does not expire, is served in place of what could not be fetched', () => {
    const { at, knobs, store } = alone({ ttl: seconds(1) });
    store.fill(7, 10);
    expect(store.fail(7, ERROR)).toBe(true);
    expect(store.fail(8, ERROR)).toBe(false);
    at(2e6);
    expect(store.fail(7, ERROR)).toBe(false);

    knobs.expiry.turn(0);
    expect(store.fail(7, ERROR)).toBe(true);
  });

  test('a remembered failure is nothing to serve', () => {
    const { sites, store } = alone();
    sites.failures.push({ remembersUs: () => 1e6, servesStale: () => true });

    expect([store.fail(7, ERROR), store.fail(7, ERROR)]).toEqual([false, false]);
  });

  test('what all expired is still there, for who serves what is stale', () => {
    const { at, knobs, lookUp, store } = alone({ ttl: seconds(60) });
    store.fill(7, 10);
    at(1e6);
    knobs.expireAll();
    expect(lookUp(7)).toBe(MISS);

    knobs.expiry.turn(0);
    expect(lookUp(7)).toBe(OK);
  });

  test('what had expired before has been over for as long as it was', () => {
    const { at, knobs, sites, store } = alone({ ttl: seconds(1) });
    const overdueUs: number[] = [];
    sites.failures.push({ remembersUs: () => 0, servesStale: (us) => overdueUs.push(us) > 0 });
    store.fill(7, 10);
    at(3e6, () => knobs.expireAll());
    at(4e6, () => store.fail(7, ERROR));

    expect(overdueUs).toEqual([3e6]);
  });

  test('how hot an entry was is forgotten with it', () => {
    const { knobs, lookUp, store } = alone();
    store.fill(1, 0);
    for (let i = 0; i < 3; i++) lookUp(1);
    knobs.flush(Infinity);
    for (const key of [2, 3]) store.fill(key, 0);
    lookUp(3);
    knobs.flush(1);

    expect([2, 3].map(lookUp)).toEqual([OK, MISS]);
  });

  test('the hottest are those that were used most; of equals, those with the lower key', () => {
    const { knobs, lookUp, store } = alone();
    for (const key of [5, 4, 3, 2]) store.fill(key, 0);
    for (const key of [4, 4, 5]) lookUp(key);
    knobs.flush(3);

    expect([2, 3, 4, 5].map(lookUp)).toEqual([MISS, OK, MISS, MISS]);
    knobs.flush(Infinity);
    expect(lookUp(3)).toBe(MISS);
  });
});

describe('who waits', () => {
  test('goes on waiting when one of two fetches fails, and shares the failure of the last', () => {
    const { answers, at, lookUp, store } = alone({}, { decisions: [FETCH, FETCH, WAIT] });
    expect([lookUp(7), lookUp(7), lookUp(7)]).toEqual([MISS, MISS, UNDER_WAY]);

    at(1_000, () => store.fail(7, ERROR));
    expect(answers).toEqual([]);
    at(2_000, () => store.fail(7, ERROR));
    expect(answers).toEqual([ERROR]);
  });

  test('is answered by the first value that comes in', () => {
    const { answers, at, lookUp, store } = alone({}, { decisions: [FETCH, FETCH, WAIT, WAIT] });
    for (let i = 0; i < 4; i++) lookUp(7);
    at(1_000, () => store.fill(7, 10));

    expect(answers).toEqual([OK, OK]);
  });
});

describe('who was sent and is never heard of again', () => {
  test('keeps others waiting until patience ends; then the first of them is sent', () => {
    const { answers, at, lookUp } = alone({}, { decisions: [FETCH, WAIT, WAIT], patienceUs: 1_000 });
    lookUp(7);
    at(500, () => [lookUp(7), lookUp(7)]);
    at(999);
    expect(answers).toEqual([]);

    at(1_000);
    expect(answers).toEqual([MISS]);
    at(2_000);
    expect(answers).toEqual([MISS, MISS]);
  });

  test('is replaced by nobody who has stopped waiting himself', () => {
    const { abandon, answered, at, lookUp } = alone({}, { decisions: [FETCH, WAIT, WAIT], patienceUs: 1_000 });
    for (let i = 0; i < 3; i++) lookUp(7);
    abandon(1);
    at(1_000);

    expect(answered).toEqual([2]);
  });

  test('is forgotten then, if nobody waits', () => {
    const { asked, at, lookUp } = alone({}, { decisions: [FETCH, FETCH, FETCH], patienceUs: 1_000 });
    lookUp(7);
    at(999, () => lookUp(7));
    at(1_999, () => lookUp(7));

    expect(asked.slice(1)).toEqual([
      { isBeingFetched: true, sinceFetchUs: 999 },
      { isBeingFetched: false, sinceFetchUs: Infinity },
    ]);
  });

  test('is forgotten once, though two were sent in the same moment', () => {
    const script = { decisions: [FETCH, FETCH, FETCH, FETCH, FETCH], patienceUs: 1_000 } satisfies Script;
    const { asked, at, lookUp, store } = alone({}, script);
    for (let i = 0; i < 2; i++) lookUp(7);
    at(1_000);
    for (const key of [8, 9]) lookUp(key);
    at(1_100, () => store.fail(8, ERROR));
    lookUp(9);

    expect(asked.at(-1)!.isBeingFetched).toBe(true);
  });

  test('does not matter once the value has come in from another; when the latest was sent is remembered', () => {
    const { asked, at, lookUp, store } = alone(
      { ttl: millis(1) },
      { decisions: [FETCH, FETCH, FETCH], patienceUs: 9_000 },
    );
    lookUp(7);
    lookUp(7);
    at(2_000, () => store.fill(7, 10));
    at(3_500, () => lookUp(7));

    expect(asked.at(-1)).toEqual({ isBeingFetched: false, sinceFetchUs: 3_500 });
  });

  test('patience runs from the latest fetch, not from one before', () => {
    const { answers, at, lookUp, store } = alone({}, { decisions: [FETCH, FETCH, WAIT], patienceUs: 1_000 });
    lookUp(7);
    at(100, () => store.fail(7, ERROR));
    at(500, () => lookUp(7));
    at(600, () => lookUp(7));
    at(1_400);
    expect(answers).toEqual([]);
    at(1_500);
    expect(answers).toEqual([MISS]);
  });
});

describe('a refresh that is offered', () => {
  test('is offered once, and not any more when the value has come in', () => {
    const { at, lookUp, store } = alone(
      { ttl: seconds(1) },
      { decisions: [SERVE_AND_FETCH, SERVE_AND_FETCH], patienceUs: 9e6 },
    );
    store.fill(7, 10);
    at(2e6);
    expect(lookUp(7)).toBe(OK);
    expect([store.takesRefresh(8), store.takesRefresh(7), store.takesRefresh(7)]).toEqual([false, true, false]);

    expect(lookUp(7)).toBe(OK);
    store.fill(7, 10);
    expect(store.takesRefresh(7)).toBe(false);
  });
});

test('who is looked up or stored again is not the next to be evicted', () => {
  const { lookUp, store } = alone({ capacity: 2 });
  for (const key of [1, 2]) store.fill(key, 0);
  lookUp(1);
  store.fill(3, 0);
  expect([1, 2].map(lookUp)).toEqual([OK, MISS]);

  for (const key of [3, 1, 3, 4]) store.fill(key, 0);
  expect([3, 1].map(lookUp)).toEqual([OK, MISS]);
});

test('of a warm start the hottest are the last to be evicted', () => {
  const { lookUp, store } = alone({ capacity: 3, warm: { hottest: 5, share: 1, loaded: 'overTime' } });
  store.fill(9, 0);

  expect([0, 1, 2].map(lookUp)).toEqual([OK, OK, MISS]);
});

describe('how it begins', () => {
  const herd = (warm: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    readThrough({
      duration: '20s',
      arrivals: { constant: '1000/s' },
      client: { keys: { uniform: { count: 200 } } },
      cache: { ttl: '10s', warm: { hottest: 200, ...warm }, ...more },
      database: { service: { constant: '1ms' } },
    });
  const misses = (...written: Parameters<typeof herd>) => seriesOf(runCache(herd(...written)).run, 'cache', 'misses');

  test('loaded over time, entries expire one by one: as many in each second', () => {
    const perSecond = misses({});

    // 20 a second, with a standard deviation of √(200 × 0.1 × 0.9) = 4.2 in the first round; five of them.
    for (const each of perSecond) expect(Math.abs(each - 20)).toBeLessThan(22);
    expect(sum(perSecond.slice(0, 10))).toBeGreaterThan(195);
  });

  test('loaded at once, they expire at once', () => {
    const perSecond = misses({ loaded: 'atOnce' });

    expect(sum(perSecond.slice(0, 10))).toBe(0);
    expect(perSecond[10]!).toBeGreaterThan(195);
  });

  test('a share of the hottest is there, drawn key by key', () => {
    const { lookUp } = alone({ warm: { hottest: 2_000, share: 0.7, loaded: 'overTime' } });
    const held = Array.from({ length: 3_000 }, (_, key) => lookUp(key) === OK);

    // Of 2000 keys 1400, with a standard deviation of √(2000 × 0.7 × 0.3) = 20.5; five of them.
    expect(Math.abs(held.filter(Boolean).length - 1_400)).toBeLessThan(103);
    expect(held.slice(2_000)).not.toContain(true);
  });

  test('on the clock, whatever was stored when, all expire at every multiple of the TTL', () => {
    const perSecond = misses({}, { ttl: '5s', expires: 'onTheClock' });

    expect(perSecond.map((each) => each > 150)).toEqual(perSecond.map((_, second) => second > 0 && second % 5 === 0));
    expect(sum(perSecond.filter((_, second) => second % 5 !== 0))).toBeLessThan(20);
  });
});

test('it holds no more than it has room for; the hottest of a warm start are the last to go', () => {
  const zipf = readThrough({
    arrivals: { constant: '2000/s' },
    client: { keys: { zipf: { count: 10_000, exponent: 1 } } },
    cache: { capacity: 100, warm: { hottest: 10_000 } },
    database: { service: { constant: '1ms' } },
  });
  const { cache: held, run } = runCache(zipf);

  expect(Math.max(...seriesOf(run, 'cache', 'entries'))).toBeLessThanOrEqual(100);
  expect(held['evictions']).toBeGreaterThan(1_000);
  // The hundred hottest of ten thousand draw H(100) ÷ H(10 000) = 5.19 ÷ 9.79 = 0.53 of the calls; LRU keeps most of them.
  expect(seriesOf(run, 'cache', 'hitRatio')[0]!).toBeGreaterThan(0.3);
});
