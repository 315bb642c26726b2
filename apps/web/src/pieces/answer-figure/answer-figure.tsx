import type { ReactNode } from 'react';
import styles from './answer-figure.module.css';

interface AnswerFigureProps {
  /** Of the element, and of its state in an address. */
  readonly id: string;
  readonly picture: ReactNode;
  /** What the answer says, in numbers. */
  readonly caption: ReactNode;
  /** Controls, and the run that somebody stepped down into. */
  readonly children: ReactNode;
  /** What the author says about it. */
  readonly after?: ReactNode;
}

/** The answer of an experiment in a text: picture, caption, controls, run below, words. */
export function AnswerFigure({ id, picture, caption, children, after }: AnswerFigureProps) {
  return (
    <div id={id} className={styles['figure']}>
      {picture}
      <p className={styles['caption']}>{caption}</p>
      {children}
      {after !== undefined && <div className={styles['after']}>{after}</div>}
    </div>
  );
}
