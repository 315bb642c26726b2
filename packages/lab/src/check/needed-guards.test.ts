import { sequentialRunner } from '@basin/experiments';
import { expect, test } from 'vitest';
import { STORM_LAB } from '../../test/storm-lab.fixture.ts';
import { stormLab } from '../../test/written.fixture.ts';
import { checkLab } from './check-lab.ts';

/** 800 may wait, as in the scenario. */
const BUDGET_IN_A_LONG_QUEUE = `version: 1
calls: { users -> checkout: { retryBudget: { ratio: 0.1 } } }
servers: { checkout: { queueOrder: { kind: lifo } } }
`;

/** What the check says of the passing answers less one guard, where the lab counts guards. */
async function ablated(counts: string) {
  const lab = stormLab({
    'lab.yaml': STORM_LAB.replace('tasks:\n', `${counts}tasks:\n`),
    'solutions/alternative.guards.yaml': BUDGET_IN_A_LONG_QUEUE,
  });
  const findings = await checkLab({ ...lab, seeds: { public: [1], hidden: [] } }, sequentialRunner);
  return findings.filter(({ subject }) => subject.includes(' without ')).map(({ subject, ok }) => [subject, ok]);
}

test('each guard that a passing answer adds is taken away, and has to be missed', async () => {
  expect(await ablated('mostGuards: 2\n')).toEqual([
    // With a queue of 60 instead of 800 it comes back in time without the budget as well.
    ['exemplar without retryBudget', false],
    // Newest first goes past what is dead by itself. The budget alone leaves it in the way.
    ['alternative without retryBudget', false],
    ['alternative without queueOrder', true],
  ]);
});

test('where nobody counts, nothing is taken away', async () => {
  expect(await ablated('')).toEqual([]);
});
