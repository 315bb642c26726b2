'use client';

import type { LoopsTask, MarkedLoops } from '@basin/lab';
import { Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { MapPicture, Settings } from './map-picture.tsx';
import styles from './map.module.css';
import type { TaskProps } from './task-props.ts';
import { toggled } from './toggled.ts';

/** Loops, one after another, each a set of arrows. The picture shows, and changes, the one that is being marked. */
export function LoopsView({ exercise, answer, onAnswer, isAwake }: TaskProps<LoopsTask, MarkedLoops>) {
  const loops = answer.length === 0 ? NO_LOOP : answer;
  const [wanted, show] = useState(0);
  const current = Math.min(wanted, loops.length - 1);
  const arrows = loops[current] ?? [];
  const mark = (arrow: string): void =>
    onAnswer(loops.map((loop, index) => (index === current ? toggled(loop, arrow) : loop)));
  const add = (): void => {
    onAnswer([...loops, []]);
    show(loops.length);
  };
  const remove = (): void => {
    onAnswer(loops.filter((_, index) => index !== current));
    show(Math.max(0, current - 1));
  };
  return (
    <>
      <LoopSwitch loops={loops} current={current} onShow={show} onAdd={add} onRemove={remove} />
      <div className={styles.beside}>
        <MapPicture
          exercise={exercise}
          scenario={exercise.scenario}
          title={`Who calls whom. Choose the arrows of loop ${current + 1}`}
          choice={isAwake ? { chosen: arrows, onChoose: mark, among: 'arrows' } : undefined}
        />
        <div className={styles.columns}>
          <Settings text={exercise.settings} />
          <fieldset className={styles.list}>
            <legend>Arrows of loop {current + 1}</legend>
            {Object.keys(exercise.scenario.arrows).map((arrow) => (
              <label key={arrow} className={styles.choice}>
                <input type="checkbox" checked={arrows.includes(arrow)} onChange={() => mark(arrow)} />
                <span className={styles.name}>{arrow}</span>
              </label>
            ))}
          </fieldset>
        </div>
      </div>
    </>
  );
}

interface LoopSwitchProps {
  readonly loops: MarkedLoops;
  readonly current: number;
  readonly onShow: (index: number) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

function LoopSwitch({ loops, current, onShow, onAdd, onRemove }: LoopSwitchProps) {
  const name = useId();
  return (
    <div className={styles.switch}>
      <fieldset>
        <legend className="visually-hidden">The loop that is being marked</legend>
        {loops.map((loop, index) => (
          // A loop has nothing but its place to tell it from another.
          <label key={`loop ${index + 1}`} className={styles.choice}>
            <input type="radio" name={name} checked={index === current} onChange={() => onShow(index)} />
            Loop {index + 1}
            <span className={styles.count}>
              {loop.length} {loop.length === 1 ? 'arrow' : 'arrows'}
            </span>
          </label>
        ))}
      </fieldset>
      <button type="button" className="button" onClick={onAdd}>
        <Plus aria-hidden /> Another loop
      </button>
      {loops.length > 1 && (
        <button type="button" className="button" onClick={onRemove}>
          <Trash2 aria-hidden /> Remove loop {current + 1}
        </button>
      )}
    </div>
  );
}

const NO_LOOP: MarkedLoops = [[]];
