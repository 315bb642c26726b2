'use client';

import { findPrediction, type OpenPrediction, type PartResult, type PredictionFound, type Question } from '@basin/lab';
import { useState } from 'react';
import { ExerciseFrame } from '../exercise-frame.tsx';
import { useExercise } from '../use-exercise.ts';
import { FoundChart } from './found-chart.tsx';
import styles from './prediction-answer.module.css';

/** A number for each question, said before anything has run; afterwards it is drawn over what did. */
export function PredictionAnswer({ exercise }: { readonly exercise: OpenPrediction }) {
  const [blank] = useState<Answer>(() => ({ variant: 0, said: {} }));
  const [found, find] = useState<Found>();
  const work = useExercise<Answer>({
    exercise,
    blank,
    read: (value) => readAnswer(value, exercise.variants.length),
    grade: async (answer, { runner }) => {
      const lacking = variantOf(exercise, answer.variant).questions.some(({ id }) => answer.said[id] === undefined);
      if (lacking) return NUMBER_MISSING;
      const seen = await findPrediction(exercise, answer, runner);
      find({ answer, ...seen });
      const status = seen.parts.every(({ met }) => met) ? 'pass' : 'fail';
      return { version: 1, status, parts: seen.parts };
    },
  });
  const { answer, change } = work;
  const { questions } = variantOf(exercise, answer.variant);
  // Who has seen the run says nothing about it any more: the next try is about other numbers.
  const isSeen = found !== undefined && found.answer.variant === answer.variant;
  return (
    <ExerciseFrame work={work} evidence={isSeen ? evidenceOf(found, questions) : undefined}>
      {questions.map(({ id, ask, unit }) => (
        <label key={id} className={styles.question}>
          <span className={styles.ask}>{ask}</span>
          <span className={styles.number}>
            <input
              type="number"
              step="any"
              inputMode="decimal"
              readOnly={isSeen}
              value={answer.said[id] ?? ''}
              onChange={({ currentTarget: { valueAsNumber } }) =>
                change({ ...answer, said: { ...answer.said, [id]: valueAsNumber } })
              }
            />{' '}
            {unit}
          </span>
        </label>
      ))}
      {exercise.variants.length > 1 && (
        <Next isSeen={isSeen} onAsk={() => change({ variant: another(exercise, answer.variant), said: {} })} />
      )}
    </ExerciseFrame>
  );
}

function Next({ isSeen, onAsk }: Readonly<{ isSeen: boolean; onAsk: () => void }>) {
  return (
    <p className={styles.next}>
      <button type="button" className="button" onClick={onAsk}>
        Ask about other numbers
      </button>{' '}
      {isSeen && 'These have been run.'}
    </p>
  );
}

function evidenceOf(found: Found, questions: readonly Question[]) {
  return ({ part }: PartResult) => <FoundChart question={questions.find(({ id }) => id === part)} found={found} />;
}

interface Answer {
  readonly variant: number;
  readonly said: Readonly<Record<string, number>>;
}

interface Found extends PredictionFound {
  readonly answer: Answer;
}

function variantOf({ variants }: OpenPrediction, index: number) {
  const variant = variants[index] ?? variants[0];
  if (variant === undefined) throw new RangeError('A prediction is about at least one variant.');
  return variant;
}

/** Any but the one that is on the page. */
function another({ variants }: OpenPrediction, than: number): number {
  const others = variants.map((_, index) => index).filter((index) => index !== than);
  return others[Math.floor(Math.random() * others.length)] ?? than;
}

function readAnswer(value: unknown, count: number): Answer | undefined {
  if (typeof value !== 'object' || value === null || !('variant' in value) || !('said' in value)) return undefined;
  const { variant, said } = value;
  if (typeof variant !== 'number' || variant >= count || typeof said !== 'object' || said === null) return undefined;
  const numbers = Object.entries(said).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return { variant, said: Object.fromEntries(numbers) };
}

const NUMBER_MISSING = {
  version: 1,
  status: 'invalid',
  parts: [],
  says: 'A number is missing. Say one for every question; a guess is better than none.',
} as const;
