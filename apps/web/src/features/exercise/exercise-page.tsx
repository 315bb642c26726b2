import type { ReactNode } from 'react';
import { exerciseKinds } from '@basin/lab';
import { PageHead } from '@/pieces/page-head/index.ts';
import { AnswerArea, type ExerciseInFrame } from './answer-area.tsx';
import styles from './exercise.module.css';

interface ExercisePageProps {
  readonly exercise: ExerciseInFrame;
  readonly brief: ReactNode;
}

/** An exercise of any kind: what is asked, and the place to answer. */
export function ExercisePage({ exercise, brief }: ExercisePageProps) {
  const { kind, minutes, summary, title } = exercise;
  const word = exerciseKinds.find(({ key }) => key === kind)?.word ?? kind;
  return (
    <div className="page" data-wide>
      <PageHead facts={[word, `${minutes} minutes`]} title={title} standfirst={summary} />
      <div className={`prose ${styles.brief ?? ''}`}>{brief}</div>
      <noscript>
        <p className={styles.noscript}>
          An answer is held against the system by your browser, which needs JavaScript. What is asked can be read
          without.
        </p>
      </noscript>
      <AnswerArea exercise={exercise} />
    </div>
  );
}
