import { expect, test } from 'vitest';
import { runOf, shop } from '../../test/written.fixture.ts';
import { partOf } from './read.ts';

test('a part is found by the name it has in the scenario; to ask for another is our mistake', () => {
  const run = runOf(
    shop({ duration: '1s', arrivals: { constant: '10/s' }, server: { workers: 1, service: { constant: '1ms' } } }),
  );

  expect(['users', 'users -> checkout', 'checkout'].map((name) => partOf(run, name).kind)).toEqual([
    'client',
    'arrow',
    'server',
  ]);
  expect(() => partOf(run, 'ghost')).toThrow('the run has a part named ghost');
});
