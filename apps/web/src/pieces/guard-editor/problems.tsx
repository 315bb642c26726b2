'use client';

import type { Diagnostic } from '@basin/lab';
import { CircleX, TriangleAlert } from 'lucide-react';
import styles from './guard-editor.module.css';
import { Sentence } from './sentence.tsx';

interface ProblemsProps {
  readonly diagnostics: readonly Diagnostic[];
  readonly onGoTo: (line: number, column: number) => void;
  /** What is wrong here, for those who hear it: “the guards” unless said. */
  readonly of?: string;
}

/** What is wrong with the text, in words: the same sentences as the squiggles, for everyone and every size of screen. */
export function Problems({ diagnostics, onGoTo, of = 'the guards' }: ProblemsProps) {
  return (
    <div className={styles.problems} role="status" aria-label={`Problems in ${of}`}>
      {diagnostics.length > 0 && (
        <ul>
          {diagnostics.slice(0, SHOWN).map((diagnostic) => (
            <li key={`${diagnostic.line}:${diagnostic.column}:${diagnostic.says}`} data-severity={diagnostic.severity}>
              <button type="button" onClick={() => onGoTo(diagnostic.line, diagnostic.column)}>
                {diagnostic.severity === 'error' ? <CircleX aria-hidden /> : <TriangleAlert aria-hidden />}
                <span className={styles.place}>Line {diagnostic.line}</span>
              </button>
              <p>
                <Sentence>{diagnostic.says}</Sentence>{' '}
                <span className={styles.instead}>
                  <Sentence>{diagnostic.instead}</Sentence>
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {diagnostics.length > SHOWN && <p className={styles.more}>and {diagnostics.length - SHOWN} more</p>}
    </div>
  );
}

/** A broken bracket can make every line wrong; the first few say what to mend. */
const SHOWN = 5;
