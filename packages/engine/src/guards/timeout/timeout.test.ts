import { expect, test } from 'vitest';
import { openCallerSites } from '../../sites.ts';
import { millis } from '../../core/time.ts';
import { World } from '../../world.ts';
import { timeout } from './timeout.ts';

test('every attempt may stay unanswered for the time set', () => {
  const sites = openCallerSites();

  timeout.install({ after: millis(250) }, sites, { world: new World(1, 10), place: 'users -> checkout' });

  expect(sites.timeouts.map((each) => each.timeoutUs(0))).toEqual([250_000]);
  expect(sites).toMatchObject({ tellsDeadline: false, gates: [], retry: null, retryGates: [] });
});
