import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import styles from './blocks.module.css';

/** A part of a brief that belongs to a task of lab.yaml: what the learner is asked to bring about. */
export function Task({ id, children }: BlockProps<'Task'> & { readonly children: ReactNode }) {
  return (
    <section id={`task-${id}`} data-task={id} className={styles['task']}>
      {children}
    </section>
  );
}

/** One hint, folded until asked for. */
export function Hint({ title = 'Hint', children }: BlockProps<'Hint'> & { readonly children: ReactNode }) {
  return (
    <details className={styles['hint']}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
