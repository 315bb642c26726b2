'use client';

import { CircleCheck, ListChecks, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { Notices, SaveState } from '@/pieces/drafts/index.ts';
import styles from './exercise.module.css';
import { Tries } from './tries.tsx';
import type { ExerciseDesk } from './use-exercise.ts';
import { VerdictView, type VerdictWords } from './verdict-view.tsx';

interface ExerciseFrameProps extends VerdictWords {
  readonly work: ExerciseDesk;
  /** The form of the answer. */
  readonly children: ReactNode;
}

/** What is the same for every kind: the bar with *Check*, which stays where it is, the verdict, and the earlier tries. */
export function ExerciseFrame({ work, children, ...words }: ExerciseFrameProps) {
  const { desk, spoken } = work;
  return (
    <div className={styles.frame} data-awake={desk.isAwake} data-testid="exercise">
      <Notices desk={desk} keptIn="earlier answers" />
      <fieldset className={styles.answer} disabled={!desk.isAwake}>
        {children}
      </fieldset>
      <VerdictView work={work} {...words} />
      <Tries work={work} {...words} />
      <CheckBar work={work} />
      <p className="visually-hidden" role="status" data-testid="spoken">
        {spoken}
      </p>
    </div>
  );
}

function CheckBar({ work }: { readonly work: ExerciseDesk }) {
  const { cancel, check, desk, exercise, isBusy } = work;
  const { isAwake, saving, solved, text } = desk;
  return (
    <div className={`${styles.bar} no-print`} role="group" aria-label="Check the answer">
      <div className={styles.state}>
        {solved !== undefined && (
          <span className={styles.solved} data-testid="solved-mark">
            <CircleCheck aria-hidden />{' '}
            {solved.revision === exercise.revision ? 'Solved' : 'Solved, in an earlier version'}
          </span>
        )}
        <SaveState saving={saving} text={text} />
      </div>
      {isBusy ? (
        <button type="button" className="button" onClick={cancel}>
          <Square aria-hidden /> Stop
        </button>
      ) : (
        <button type="button" className="button" data-primary disabled={!isAwake} onClick={check}>
          <ListChecks aria-hidden /> Check
        </button>
      )}
    </div>
  );
}
