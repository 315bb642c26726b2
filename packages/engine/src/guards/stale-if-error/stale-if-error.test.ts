import { expect, test } from 'vitest';
import { seconds } from '../../core/time.ts';
import { openCacheSites } from '../../sites.ts';
import { ERROR } from '../../traffic/outcome.ts';
import { World } from '../../world.ts';
import { staleIfError } from './stale-if-error.ts';

test('it serves what has been stale for so long and no longer, and remembers no failure', () => {
  const sites = openCacheSites();
  staleIfError.install({ for: seconds(4) }, sites, { world: new World(1, 1), place: 'cache' });
  const [rule] = sites.failures;

  expect([0, 4e6, 4e6 + 1].map((us) => rule!.servesStale(us))).toEqual([true, true, false]);
  expect(rule!.remembersUs(ERROR)).toBe(0);
});
