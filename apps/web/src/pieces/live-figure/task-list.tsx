'use client';

import { Circle, CircleCheck } from 'lucide-react';
import styles from './live-figure.module.css';

interface TaskListProps {
  readonly tasks: readonly { readonly says: string }[];
  /** By task. */
  readonly done: readonly boolean[];
}

/** Ticks itself when a run shows what a task asks for. */
export function TaskList({ tasks, done }: TaskListProps) {
  const count = done.filter(Boolean).length;
  return (
    <div className={`needs-js ${styles['tasks']}`}>
      <p className={styles['tasksTitle']} role="status">
        Make it happen: {count} of {tasks.length} done
      </p>
      <ul>
        {tasks.map((task, index) => (
          <li key={task.says} data-done={done[index] || undefined}>
            {done[index] ? (
              <CircleCheck role="img" aria-label="Done:" size={18} strokeWidth={1.75} />
            ) : (
              <Circle role="img" aria-label="To do:" size={18} strokeWidth={1.5} />
            )}
            <span>{task.says}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
