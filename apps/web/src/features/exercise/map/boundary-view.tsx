'use client';

import type { Boundary, BoundaryTask } from '@basin/lab';
import { MapPicture, Settings } from './map-picture.tsx';
import styles from './map.module.css';
import type { TaskProps } from './task-props.ts';
import { toggled } from './toggled.ts';

/** What is inside of a line that the reader draws. */
export function BoundaryView({ exercise, answer, onAnswer, isAwake }: TaskProps<BoundaryTask, Boundary>) {
  const onChoose = (name: string): void => onAnswer(toggled(answer, name));
  return (
    <div className={styles.beside}>
      <MapPicture
        exercise={exercise}
        scenario={exercise.scenario}
        title="Who calls whom. Choose what is inside the boundary"
        boundary={answer}
        choice={isAwake ? { chosen: answer, onChoose, among: 'components' } : undefined}
      />
      <div className={styles.columns}>
        <Settings text={exercise.settings} />
        <fieldset className={styles.list}>
          <legend>Inside the boundary</legend>
          {Object.keys(exercise.scenario.components).map((name) => (
            <label key={name} className={styles.choice}>
              <input type="checkbox" checked={answer.includes(name)} onChange={() => onChoose(name)} />
              <span className={styles.name}>{name}</span>
            </label>
          ))}
        </fieldset>
      </div>
    </div>
  );
}
