import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface PageHeadProps {
  /** Small facts above the title: where this stands, how long it takes. */
  readonly facts?: readonly string[];
  readonly title: ReactNode;
  readonly standfirst?: ReactNode;
}

/** How every page begins. */
export function PageHead({ facts = [], title, standfirst }: PageHeadProps) {
  return (
    <header className={styles['head']}>
      {facts.length > 0 && (
        <p className={styles['facts']}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      <h1 className={styles['title']}>{title}</h1>
      {standfirst !== undefined && <p className={styles['standfirst']}>{standfirst}</p>}
    </header>
  );
}
