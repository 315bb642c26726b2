import { expect, test } from 'vitest';
import { checkExercise } from './check-exercise.ts';
import type { AuthorsAnswer, ExerciseVerdict } from './exercise.ts';

const answer = (name: string, expect: AuthorsAnswer['expect']): AuthorsAnswer => ({
  name,
  answer: name,
  expect,
  why: '',
  embodiesMisconception: true,
});

test('a part that no answer misses asks for nothing and is found', async () => {
  const grade = async (given: unknown): Promise<ExerciseVerdict> => {
    const isRight = given === 'exemplar';
    const parts = [
      { part: 'name', met: isRight, says: 'The name.' },
      { part: 'polite', met: true, says: 'It is polite.' },
    ];
    return { version: 1, status: isRight ? 'pass' : 'fail', parts };
  };
  const decoys = ['a', 'b', 'c'].map((name) => answer(name, { misses: 'name' }));

  const findings = await checkExercise({ solutions: [answer('exemplar', 'pass'), ...decoys], degenerates: [], grade });

  const bad = findings.filter(({ ok }) => !ok).map(({ gate, subject }) => `${gate}: ${subject}`);
  expect(bad).toEqual(['words: part polite']);
});
