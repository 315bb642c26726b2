import { sequentialRunner } from '@basin/experiments';
import { expect, test } from 'vitest';
import { parseExercise } from '../index.ts';

const SCENARIO = `version: 1
duration: 60s
components:
  visitors: { client: { arrivals: { constant: 60/s }, goodWithin: 60s } }
  desk: { server: { workers: 10, service: { constant: 100ms } } }
arrows:
  visitors -> desk: {}
triggers:
  rush: { loadSpike: { of: visitors, factor: 2 }, at: 10s, for: 10s }
`;

const LAB = `version: 1
kind: prediction
title: A rush
summary: Say how long it takes.
minutes: 1
draws: { usual: [60/s, 80/s], times: [2, 3] }
sets:
  components: { visitors: { client: { arrivals: { constant: $usual } } } }
  triggers: { rush: { loadSpike: { factor: $times } } }
questions:
  drained:
    ask: 'Now {times} times {usual} come. Is {nothing} left?'
    measure: drainTime
    of: desk
    from: 10s
    to: 60s
    within: 0.2
seeds: [1]
solutions:
  exemplar: { expect: pass, why: It is so. }
`;

const files = (lab: string) => ({
  'lab.yaml': lab,
  'scenario.yaml': SCENARIO,
  'brief.mdx': 'Say.',
  'DESIGN.md': '## Misconception\n\nThat it is over.\n',
  'solutions/exemplar.answer.yaml': 'variant: 0\nsaid: { drained: 5 }\n',
});
const parsed = (lab = LAB) => parseExercise('a-rush', files(lab))!;
const says = (lab: string) => parsed(lab).diagnostics.map((each) => each.says);
const grade = (answer: unknown) => parsed().exercise!.grade(answer, sequentialRunner);

test('each way to draw is a variant, with its numbers in the system and in the question', () => {
  const open = parsed().exercise!.open;
  if (open.kind !== 'prediction') throw new Error('It is a prediction.');

  expect(open.variants.map(({ questions }) => questions[0]?.ask)).toEqual([
    'Now 2 times 60/s come. Is {nothing} left?',
    'Now 3 times 60/s come. Is {nothing} left?',
    'Now 2 times 80/s come. Is {nothing} left?',
    'Now 3 times 80/s come. Is {nothing} left?',
  ]);
  expect(open.variants.map(({ scenario }) => scenario.triggers['rush']?.['loadSpike'])).toMatchObject([
    { factor: 2 },
    { factor: 3 },
    { factor: 2 },
    { factor: 3 },
  ]);
});

test('a backlog of B is gone after B ÷ (C − λ), and an answer is held against the variant that it is about', async () => {
  // C = 100/s. 3 × 60/s for 10 s leave 800, worked off at 40/s in 20 s; 2 × 60/s leave 200, worked off in 5 s.
  await expect(grade({ variant: 1, said: { drained: 20 } })).resolves.toMatchObject({ status: 'pass' });
  await expect(grade({ variant: 0, said: { drained: 20 } })).resolves.toMatchObject({
    status: 'fail',
    parts: [{ part: 'drained', says: expect.stringMatching(/ more; 20 % off is allowed\.$/) }],
  });
  await expect(grade({ variant: 1, said: { drained: 15 } })).resolves.toMatchObject({
    status: 'fail',
    parts: [{ says: expect.stringMatching(/ less; /) }],
  });
});

test('a number that is missing, or about a variant that there is not, is no answer', async () => {
  await expect(grade({ variant: 0, said: {} })).resolves.toMatchObject({ status: 'invalid' });
  await expect(grade({ variant: 4, said: { drained: 5 } })).resolves.toMatchObject({ status: 'invalid' });
});

test('draws that make no system, too many of them and stretches beyond the end are found when it is read', () => {
  expect(says(LAB.replace('[2, 3]', '[2, -1]'))).toEqual([expect.stringContaining('it makes no system')]);
  expect(says(LAB.replace('to: 60s', 'to: 61s'))).toEqual(['The stretch goes on after the run has ended.']);
  const many = Array.from({ length: 19 }, (_, index) => index + 2).join(', ');
  expect(says(LAB.replace('[2, 3]', `[${many}]`))).toEqual(['There are 38 ways to draw.']);
});

test('draws so near that one number is right for most of them are found by the check', async () => {
  const unsound = async (lab: string) =>
    (await parsed(lab).exercise!.check(sequentialRunner)).filter(({ ok }) => !ok).map(({ subject }) => subject);

  await expect(unsound(LAB)).resolves.not.toContain('drained: is another one each time');
  await expect(unsound(LAB.replace('[60/s, 80/s]', '[60/s]').replace('[2, 3]', '[2, 2.05]'))).resolves.toContain(
    'drained: is another one each time',
  );
  await expect(
    unsound(LAB.replace('factor: 2 }, at: 10s, for: 10s', 'factor: 2 }, at: 10s, for: 50s')),
  ).resolves.toContain('drained: has an answer');
});
