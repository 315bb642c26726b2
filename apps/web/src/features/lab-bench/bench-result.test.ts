import type { GuardSettings, Run } from '@basin/engine';
import type { GoalResult, OpenLab, Verdict } from '@basin/lab';
import { expect, test } from 'vitest';
import { announcement, resultOf } from './bench-result.ts';

const LAB = { slug: 'retry-storm' } as OpenLab;
const GUARDS: GuardSettings = { calls: {}, servers: {} };
const RUN = { seed: 1 } as Run;
const ASKED = { press: 'check', seeds: [1], text: 'version: 1', guards: GUARDS, lab: LAB, atMs: 5 } as const;
const OUTCOME = { runs: [RUN], progress: { done: 1, total: 1 }, diagnostics: [], says: '' };

const goal = (met: boolean): GoalResult => ({
  goal: 'recovers',
  met,
  says: 'Goodput is 0/s.',
  expected: 'at least 95 %',
  observed: '0 %',
  margin: -1,
  look: { seed: 1, fromUs: 0, toUs: 1 },
});
const grading = (verdict: Partial<Verdict>) => (): Verdict => ({ version: 1, status: 'pass', goals: [], ...verdict });

test('a job that is done is graded, as a whole and seed by seed', () => {
  const result = resultOf({ ...OUTCOME, status: 'done' }, ASKED, grading({ status: 'fail', goals: [goal(false)] }));

  expect(result).toMatchObject({ kind: 'graded', verdict: { status: 'fail' }, bySeed: [{ seed: 1, isMet: false }] });
});

test('guards that the engine refuses are the learner’s to mend, a scenario is not', () => {
  const complaint = { path: [], says: 'It cannot be.', instead: '' };
  const refused = (source: 'guards' | 'scenario') =>
    resultOf({ ...OUTCOME, status: 'refused', diagnostics: [{ ...complaint, source }] }, ASKED, grading({}));

  expect(refused('guards').kind).toBe('invalid');
  expect(refused('scenario').kind).toBe('broken');
});

test('whatever breaks on our side is our fault, with the seed', () => {
  const crashed = resultOf({ ...OUTCOME, status: 'crashed', says: 'It broke.', crashedSeed: 2 }, ASKED, grading({}));
  const ungraded = resultOf({ ...OUTCOME, status: 'done' }, ASKED, () => {
    throw new Error('a measure is missing');
  });
  const error = resultOf({ ...OUTCOME, status: 'done' }, ASKED, grading({ status: 'error', says: 'No runs.' }));

  expect(crashed).toMatchObject({ kind: 'broken', seed: 2 });
  expect(ungraded).toMatchObject({ kind: 'broken', says: 'Error: a measure is missing' });
  expect(error).toMatchObject({ kind: 'broken', says: 'No runs.' });
});

test.each(['idle', 'running'] as const)(
  'a job that ends while %s is our fault too: there is always a result',
  (status) => {
    expect(resultOf({ ...OUTCOME, status }, ASKED, grading({})).kind).toBe('broken');
  },
);

test('the first sentence spoken is the news', () => {
  const graded = (met: boolean) =>
    announcement(
      resultOf({ ...OUTCOME, status: 'done' }, ASKED, grading({ status: met ? 'pass' : 'fail', goals: [goal(met)] })),
    );

  expect(graded(true)).toBe('Check on seed 1: every goal is met.');
  expect(graded(false)).toBe('Check on seed 1: 1 of 1 goals missed. Goodput is 0/s.');
});

test('our fault is never announced as the learner’s', () => {
  const spoken = announcement(resultOf({ ...OUTCOME, status: 'crashed', says: 'It broke.' }, ASKED, grading({})));

  expect(spoken).toBe('Check failed on our side. Nothing is counted, and your text is safe.');
});
