'use client';

import type { AnnotateTask, Annotations } from '@basin/lab';
import { useId, useState } from 'react';
import { MapPicture, Settings } from './map-picture.tsx';
import styles from './map.module.css';
import type { TaskProps } from './task-props.ts';

/** A word for each arrow. Choosing an arrow on the picture leads to its line in the list, and the word back to the picture. */
export function AnnotateView({ task, exercise, answer, onAnswer, isAwake }: TaskProps<AnnotateTask, Annotations>) {
  const id = useId();
  const [chosen, choose] = useState<string>();
  const placeOf = (arrow: string): string => `${id}-${arrow}`;
  const notes = Object.fromEntries(
    task.arrows.map((arrow) => [arrow, [task.options.find(({ value }) => value === answer[arrow])?.short ?? '?']]),
  );
  const onChoose = (arrow: string): void => {
    choose(arrow);
    document.getElementById(placeOf(arrow))?.focus();
  };
  return (
    <>
      <MapPicture
        exercise={exercise}
        scenario={exercise.scenario}
        title="Who calls whom. Choose an arrow to say what it does"
        notes={notes}
        choice={isAwake ? { chosen, onChoose, among: 'arrows' } : undefined}
      />
      <div className={styles.columns}>
        <Settings text={exercise.settings} />
        <section className={styles.list} aria-label="The same as a list">
          {task.arrows.map((arrow) => (
            <label key={arrow} className={styles.row} data-chosen={arrow === chosen}>
              <span className={styles.name}>{arrow}</span>
              <select
                id={placeOf(arrow)}
                value={answer[arrow] ?? ''}
                onFocus={() => choose(arrow)}
                onChange={({ currentTarget: { value } }) => onAnswer({ ...answer, [arrow]: value })}
              >
                <option value="" disabled>
                  not said yet
                </option>
                {task.options.map(({ value, says }) => (
                  <option key={value} value={value}>
                    {says}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </section>
      </div>
    </>
  );
}
