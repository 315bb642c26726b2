import { expect, test } from 'vitest';
import { STORM_LAB } from '../../test/storm-lab.fixture.ts';
import { stormLab, told } from '../../test/written.fixture.ts';
import { openLab } from '../lab-folder/lab.ts';
import { addedGuards } from './most-guards.ts';
import { parseGuards } from './parse-guards.ts';

const counting = (most: number) =>
  stormLab({ 'lab.yaml': STORM_LAB.replace('tasks:\n', `mostGuards: ${most}\ntasks:\n`) });
const TWO = `version: 1
calls:
  users -> checkout: { timeout: { after: 600ms }, retryBudget: { ratio: 0.1 } }
servers:
  checkout: { queueLimit: { capacity: 60 }, queueOrder: { kind: lifo } }
`;

test('a guard that the scenario has there already is not added, whatever its numbers', () => {
  const lab = stormLab();
  const { guards } = parseGuards(TWO, lab);

  expect(addedGuards(guards!, lab.scenario)).toEqual([
    { path: ['calls', 'users -> checkout', 'retryBudget'], guard: 'retryBudget' },
    { path: ['servers', 'checkout', 'queueOrder'], guard: 'queueOrder' },
  ]);
});

test('a guard that is off is none, and one that the scenario has off is added', () => {
  const lab = stormLab();
  const off = { calls: { 'users -> checkout': { retryBudget: 'off' } }, servers: {} } as const;
  const scenario = {
    ...lab.scenario,
    guards: { calls: { 'users -> checkout': { retry: 'off' } }, servers: {} },
  } as const;

  expect(addedGuards(off, lab.scenario)).toEqual([]);
  expect(addedGuards(parseGuards(TWO, lab).guards!, scenario).map(({ guard }) => guard)).toEqual([
    'retryBudget',
    'timeout',
    'queueLimit',
    'queueOrder',
  ]);
});

test('as many as the lab takes may be added, and each one more is told at its place', () => {
  const { guards, diagnostics } = parseGuards(TWO, { ...openLab(counting(2)), mostGuards: 1 });

  expect(guards).toBeUndefined();
  expect(told(diagnostics)).toEqual([
    '5:45-5:55 These are 2 guards, `retryBudget` and `queueOrder`, and an answer to this lab may add 1. | Take away what the others can do without.',
  ]);
  expect(parseGuards(TWO, openLab(counting(2))).diagnostics).toEqual([]);
  expect(parseGuards(TWO, stormLab()).diagnostics).toEqual([]);
});

test('how many are taken decides verdicts, so it moves the revision', () => {
  expect(new Set([stormLab(), counting(2), counting(3)].map(({ revision }) => revision)).size).toBe(3);
});
