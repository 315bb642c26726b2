import { expect, test } from 'vitest';
import type { Ablation, GuardRole } from '@basin/experiments';
import { summaryOf } from './ablation-summary.ts';

const variant = (count: number) => ({
  survives: { count, of: 4, value: count / 4, low: 0, high: 1 },
  measures: [],
  changes: [],
});
const guard = (name: string, role: GuardRole['role'], without: number): GuardRole => ({
  guard: name,
  place: 'orders',
  path: `guards.servers["orders"].${name}`,
  without: variant(without),
  alone: variant(0),
  role,
});
const answer = (all: number, guards: readonly GuardRole[]): Ablation => ({
  all: variant(all),
  none: variant(0),
  guards,
});

test('says what is needed and what is enough', () => {
  const guards = [guard('retry', 'needed', 0), guard('codel', 'both', 0), guard('deadline', 'enough', 4)];

  expect(summaryOf(answer(4, guards), 'survive')).toBe(
    'With all 3 guards 4 of 4 seeds survive, with none 0. Needed: retry, codel. Enough alone: codel, deadline.',
  );
});

test('names a guard without which more survive, and none as needed where nothing does', () => {
  expect(summaryOf(answer(0, [guard('breaker', 'neither', 3), guard('retry', 'neither', 0)]), 'survive')).toBe(
    'With all 2 guards 0 of 4 seeds survive, with none 0. It is more without breaker (3 of 4).',
  );
});
