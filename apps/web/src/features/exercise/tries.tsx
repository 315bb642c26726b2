'use client';

import { type Entry, moment } from '@/pieces/drafts/index.ts';
import styles from './exercise.module.css';
import type { ExerciseDesk } from './use-exercise.ts';
import { idWords } from '@/pieces/verdict-parts/index.ts';
import type { VerdictWords } from './verdict-view.tsx';

interface TriesProps extends Pick<VerdictWords, 'nameOf'> {
  readonly work: ExerciseDesk;
}

/** What was answered on this device, newest first; each can be taken up again. */
export function Tries({ work, nameOf = idWords }: TriesProps) {
  const { entries, replace, text } = work.desk;
  if (entries.length === 0) return null;
  return (
    <details className={styles.tries}>
      <summary>Earlier answers ({entries.length})</summary>
      <ol data-testid="history">
        {entries.map((entry) => (
          <li key={entry.id}>
            <span>{moment(entry.atMs)}</span> <span>{outcome(entry, nameOf)}</span>{' '}
            {entry.text === text ? (
              <span>on the page now</span>
            ) : (
              <button type="button" className={styles.link} onClick={() => replace(entry.text, 'restored')}>
                Take it up again <span className="visually-hidden">from {moment(entry.atMs)}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function outcome(entry: Entry, nameOf: (part: string) => string): string {
  if (entry.kind === 'kept') return 'kept';
  if (entry.status === 'pass') return 'held';
  const missed = entry.goals.filter(({ met }) => !met).map(({ goal }) => nameOf(goal));
  return `did not hold: ${missed.join(', ')}`;
}
