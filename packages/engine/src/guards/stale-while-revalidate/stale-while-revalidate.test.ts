import { expect, test } from 'vitest';
import { seconds } from '../../core/time.ts';
import { FETCH, openCacheSites, SERVE, SERVE_AND_FETCH, type Lookup } from '../../sites.ts';
import { World } from '../../world.ts';
import { staleWhileRevalidate } from './stale-while-revalidate.ts';

/** What becomes of a lookup of a value that has been stale for a second, of at most 30, with refreshes of at most 10. */
function decision(lookup: Partial<Lookup>) {
  const sites = openCacheSites();
  const params = { for: seconds(30), refreshWithin: seconds(10) };
  staleWhileRevalidate.install(params, sites, { world: new World(1, 1), place: 'cache' });
  const usual = { attempt: 0, key: 0, isHeld: true, overdueUs: 1e6, tookUs: 0, isBeingFetched: false };
  return sites.lookups[0]!.decide({ ...usual, sinceFetchUs: Infinity, ...lookup });
}

test('what is stale is served, and fetched unless somebody does so', () => {
  expect(decision({})).toBe(SERVE_AND_FETCH);
  expect(decision({ isBeingFetched: true, sinceFetchUs: 9_999_999 })).toBe(SERVE);
});

test('what is not there, or too stale, is fetched', () => {
  expect(decision({ isHeld: false, overdueUs: Infinity })).toBe(FETCH);
  expect(decision({ overdueUs: 30e6 })).toBe(SERVE_AND_FETCH);
  expect(decision({ overdueUs: 30e6 + 1 })).toBe(FETCH);
});

test('a fetch that does not end in time is given up for lost', () => {
  expect(decision({ isBeingFetched: true, sinceFetchUs: 10e6 })).toBe(SERVE_AND_FETCH);
});

test('what is due before its time is served and fetched', () => {
  expect(decision({ overdueUs: -1 })).toBe(SERVE_AND_FETCH);
});
