import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import styles from './check.module.css';

/**
 * A question with its answers. Every answer, right or wrong, opens to an explanation of its own.
 *
 * Native disclosure: it works by keyboard and without a script, and nothing is recorded.
 */
export function Check({ ask, children }: BlockProps<'Check'> & { readonly children: ReactNode }) {
  return (
    <section className={styles['check']} aria-label={`Check: ${ask}`}>
      <p className={styles['ask']}>{ask}</p>
      <div className={styles['options']}>{children}</div>
    </section>
  );
}

/** The children say why it is right, or why it is not. */
export function Option({ says, right = false, children }: BlockProps<'Option'> & { readonly children: ReactNode }) {
  return (
    <details className={styles['option']} data-right={right || undefined}>
      <summary>{says}</summary>
      <div className={styles['because']}>
        <p className={styles['verdict']}>{right ? 'Yes.' : 'No.'}</p>
        {children}
      </div>
    </details>
  );
}
