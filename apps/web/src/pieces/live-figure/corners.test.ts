import { expect, test } from 'vitest';
import { NO_GUARDS, seconds, type Scenario } from '@basin/engine';
import { cornersOf } from './corners.ts';
import { readSetting, type Control } from './settings.ts';

const scenario: Scenario = {
  version: 1,
  duration: seconds(10),
  bucket: seconds(1),
  components: {},
  arrows: {},
  triggers: { slow: { at: seconds(2), for: seconds(3), slowDown: { of: 'shop', factor: 10 } } },
  guards: { calls: { 'users -> shop': { retry: { maxAttempts: 4 } } }, servers: {} },
};
const attempts: Control = { label: 'Attempts', at: 'guards/calls/users -> shop/retry/maxAttempts', from: 1, to: 6 };
const slowFor: Control = { label: 'Slow for', at: 'scenario/triggers/slow/for', from: 1, to: 60, unit: 's' };

test('two controls make four corners: either end of one with either end of the other', () => {
  const corners = cornersOf({ scenario, guards: NO_GUARDS }, [attempts, slowFor]);

  const read = corners.map((corner) => [readSetting(corner, attempts), readSetting(corner, slowFor)]);
  expect(read).toEqual([
    [1, 1],
    [1, 60],
    [6, 1],
    [6, 60],
  ]);
});

test('without controls there is what the figure begins with', () => {
  expect(cornersOf({ scenario, guards: NO_GUARDS }, [])).toEqual([{ scenario, guards: NO_GUARDS }]);
});
