'use client';

import { gradeMap, type MapAnswer, type MapTask, nothingFor, type OpenMap, taskOfPart, verdictOf } from '@basin/lab';
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { ExerciseFrame } from '../exercise-frame.tsx';
import { useExercise } from '../use-exercise.ts';
import { idWords } from '@/pieces/verdict-parts/index.ts';
import styles from './map.module.css';
import { TaskView } from './task-view.tsx';

/** A system's picture and a list beside it: whatever can be done on one can be done on the other. */
export function MapExercise({ exercise }: { readonly exercise: OpenMap }) {
  const { tasks } = exercise;
  const [blank] = useState(() => Object.fromEntries(tasks.map((task) => [task.id, nothingFor(task)])));
  const work = useExercise<MapAnswer>({
    exercise,
    blank,
    read: readAnswer,
    grade: (answer, { runner }) => verdictOf(() => gradeMap(exercise, answer, runner)),
  });
  const [shown, show] = useState(tasks[0]?.id ?? '');
  const nameOf = (part: string): string => nameOfPart(tasks, part);
  const onShow = (part: string): void => {
    const id = taskOfPart(tasks, part)?.id;
    if (id === undefined) return;
    show(id);
    requestAnimationFrame(() => document.getElementById(tabPlace(id))?.focus());
  };
  const { answer, change, desk } = work;
  return (
    <ExerciseFrame work={work} nameOf={nameOf} onShow={onShow}>
      <Tabs.Root value={shown} onValueChange={show}>
        {tasks.length > 1 && (
          <Tabs.List className={styles.tabs} aria-label="Tasks">
            {tasks.map(({ id, title }) => (
              <Tabs.Trigger key={id} value={id} id={tabPlace(id)}>
                {title}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        )}
        {tasks.map((task) => (
          <Tabs.Content key={task.id} value={task.id}>
            <p className={styles.ask}>{task.ask}</p>
            <TaskView
              task={task}
              exercise={exercise}
              isAwake={desk.isAwake}
              answer={answer[task.id] ?? nothingFor(task)}
              onAnswer={(next) => change({ ...answer, [task.id]: next })}
            />
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </ExerciseFrame>
  );
}

/** `Who looks after it: recovery` for one of several parts of a task. */
function nameOfPart(tasks: readonly MapTask[], part: string): string {
  const task = taskOfPart(tasks, part);
  if (task === undefined) return idWords(part);
  const rest = part.slice(task.id.length + 1);
  return rest === '' ? task.title : `${task.title}: ${idWords(rest).toLowerCase()}`;
}

/** What an earlier version of the exercise asked for is not thrown away: tasks that are gone are not looked at. */
function readAnswer(value: unknown): MapAnswer | undefined {
  return typeof value === 'object' && value !== null ? (value as MapAnswer) : undefined;
}

const tabPlace = (id: string): string => `task-tab-${id}`;
