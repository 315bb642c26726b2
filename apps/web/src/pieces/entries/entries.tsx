import type { Route } from 'next';
import Link from 'next/link';
import styles from './entries.module.css';

/** A line of contents: something to read, to run or to solve. */
export interface Entry {
  readonly href: Route;
  /** What it is, in a word or two: `Lesson`. */
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  /** Figures at the end of the line: `25 minutes`. */
  readonly facts: readonly string[];
}

/** Contents, as a book sets them. */
export function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ol className={styles['entries']}>
      {entries.map((entry) => (
        <li key={entry.href} className={styles['entry']}>
          <span className={styles['kind']}>{entry.kind}</span>
          <span className={styles['what']}>
            <Link href={entry.href} className={styles['title']}>
              {entry.title}
            </Link>
            <span className={styles['summary']}>{entry.summary}</span>
          </span>
          <span className={styles['facts']}>{entry.facts.join(' · ')}</span>
        </li>
      ))}
    </ol>
  );
}
