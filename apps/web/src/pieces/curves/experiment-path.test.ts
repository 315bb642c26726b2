import { numberAt } from '@basin/experiments';
import type { Scenario } from '@basin/engine';
import { expect, test } from 'vitest';
import { experimentPath } from './experiment-path.ts';

const SYSTEM = {
  scenario: {
    components: { users: { client: { arrivals: { law: 'poisson', perSecond: 8 } } } },
    guards: { calls: { 'users -> shop': { timeout: { after: 2e6 } } }, servers: {} },
  } as unknown as Scenario,
  guards: { calls: {}, servers: {} },
};

test.each([
  ['scenario/components/users/client/arrivals/perSecond', 8],
  ['guards/calls/users -> shop/timeout/after', 2e6],
])('experiments find what a block names: %s', (at, value) => {
  expect(numberAt(SYSTEM, experimentPath(at))).toMatchObject({ found: { value } });
});
