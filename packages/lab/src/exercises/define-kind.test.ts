import { sequentialRunner } from '@basin/experiments';
import { expect, test } from 'vitest';
import * as z from 'zod';
import type { LabFiles } from '../lab-folder/assemble-lab.ts';
import { defineKind } from './define-kind.ts';
import type { OpenHead } from './exercise.ts';
import { headShape } from './head.ts';

interface OpenSum extends OpenHead {
  readonly kind: 'sum';
  readonly numbers: readonly number[];
}

const schema = z.strictObject({
  kind: z.literal('sum'),
  ...headShape,
  numbers: z.array(z.number()),
  sum: z.number(),
});

/** The smallest exercise there can be: what do these numbers come to? The sum is kept from the browser. */
const sum = defineKind<z.output<typeof schema>, OpenSum, number, number>({
  key: 'sum',
  word: 'Sum',
  files: [],
  schema,
  build: ({ head, file }) => ({ open: { ...head, kind: 'sum', numbers: file.numbers }, secret: file.sum }),
  answerSchema: () => z.number('write a number'),
  grade: async ({ secret }, answer) => {
    if (answer === 777) return [];
    if (answer === 666) throw new Error('the abacus broke');
    const says = answer > secret ? 'That is too much.' : 'That is too little.';
    return [{ part: 'total', met: answer === secret, says: answer === secret ? 'So it is.' : says }];
  },
  degenerates: () => [{ id: 'nothing', describe: 'Says nothing to everything.', answer: 0 }],
});

const LAB = `version: 1
kind: sum
title: Two and three
summary: Add them up.
minutes: 1
numbers: [2, 3]
sum: 5
solutions:
  exemplar: { expect: pass, why: It is so. }
  product: { expect: { misses: total, says: too much }, why: Takes a plus for a times., embodies: misconception }
  first: { expect: { misses: total }, why: Forgets one. }
  other: { expect: { misses: total, says: TOO  little }, why: Forgets the other. }
`;

const FILES: LabFiles = {
  'lab.yaml': LAB,
  'brief.mdx': 'Add.',
  'DESIGN.md': '## Misconception\n\nThat numbers are multiplied.\n',
  'solutions/exemplar.answer.yaml': '5\n',
  'solutions/product.answer.yaml': '6\n',
  'solutions/first.answer.yaml': '2\n',
  'solutions/other.answer.yaml': '3\n',
};

const says = (files: LabFiles) =>
  sum.parse('two-and-three', files).diagnostics.map((each) => `${each.file}: ${each.says}`);
const changed = (from: string, to: string): LabFiles => ({ ...FILES, 'lab.yaml': LAB.replace(from, to) });
const grade = (answer: unknown) => sum.parse('two-and-three', FILES).exercise!.grade(answer, sequentialRunner);
const unsound = async (files: LabFiles) =>
  (await sum.parse('two-and-three', files).exercise!.check(sequentialRunner))
    .filter(({ ok }) => !ok)
    .map(({ gate, subject, detail }) => `${gate}: ${subject}: ${detail}`);

test('an answer is met part by part; what is no answer is invalid, and what breaks on our side is an error', async () => {
  await expect(grade(5)).resolves.toMatchObject({ status: 'pass', parts: [{ part: 'total', met: true }] });
  await expect(grade(4)).resolves.toMatchObject({ status: 'fail', parts: [{ says: 'That is too little.' }] });
  await expect(grade('five')).resolves.toMatchObject({
    status: 'invalid',
    parts: [],
    says: expect.stringContaining('Write a number'),
  });
  await expect(grade(666)).resolves.toMatchObject({ status: 'error', parts: [], says: 'the abacus broke' });
});

test('where nothing was held against anything, nothing is passed', async () => {
  await expect(grade(777)).resolves.toMatchObject({ status: 'fail', parts: [] });
});

test('what a browser may have holds neither the secret nor the solutions', () => {
  const text = JSON.stringify(sum.parse('two-and-three', FILES).exercise!.open);

  expect(text).toContain('"numbers":[2,3]');
  expect(text).not.toMatch(/"sum":|solutions|exemplar/);
});

test('files that are missing, undeclared or wrong are all told, each in its place', () => {
  expect(says({ ...FILES, 'brief.mdx': undefined as never })).toEqual(['brief.mdx: The exercise has no such file.']);
  expect(says({ ...FILES, 'DESIGN.md': '# Design\n' })[0]).toMatch(/DESIGN.md: No heading `Misconception`/);
  expect(says({ ...FILES, 'solutions/idle.answer.yaml': '1\n' })[0]).toMatch(/idle.answer.yaml: lab.yaml does not say/);
  expect(says(changed('  other:', '  another:'))).toEqual([
    'lab.yaml: There is no file `solutions/another.answer.yaml`.',
    'solutions/other.answer.yaml: lab.yaml does not say what becomes of this answer.',
  ]);
  expect(says(changed('sum: 5', 'sums: 5'))).toEqual([
    'lab.yaml: `sum` is missing.',
    'lab.yaml: `sums` is not known here.',
  ]);
});

test('the revision moves when the same answer may get another verdict, and not for words', () => {
  const of = (files: LabFiles) => sum.parse('two-and-three', files).exercise!.open.revision;

  expect(of(changed('numbers: [2, 3]', 'numbers: [2, 4]'))).not.toBe(of(FILES));
  expect(of(changed('title: Two and three', 'title: Three and two'))).toBe(of(FILES));
  expect(of(changed('why: It is so.', 'why: It adds up.'))).toBe(of(FILES));
  expect(of({ ...FILES, 'scenario.yaml': 'duration: 1s' })).not.toBe(of(FILES));
});

test('an exercise is sound when its exemplar passes, its decoys fail as declared and nothing is given for nothing', async () => {
  await expect(unsound(FILES)).resolves.toEqual([]);
});

test('each unsound thing is found by its gate', async () => {
  await expect(unsound({ ...FILES, 'solutions/exemplar.answer.yaml': '4\n' })).resolves.toEqual([
    'exemplar passes: exemplar: It misses total first: That is too little.',
  ]);
  await expect(unsound({ ...FILES, 'solutions/first.answer.yaml': '5\n' })).resolves.toEqual([
    'decoys fail: first: It passes.',
  ]);
  await expect(unsound({ ...FILES, 'solutions/product.answer.yaml': '1\n' })).resolves.toEqual([
    'decoys fail: product: It misses total first: That is too little.',
  ]);
  await expect(unsound(changed(', embodies: misconception', ''))).resolves.toEqual([
    'words: misconception: Mark the decoy that follows from it with `embodies: misconception`.',
  ]);
  await expect(unsound(changed('sum: 5', 'sum: 0'))).resolves.toContain('degenerate list fails: nothing: It passes.');
});
