'use client';

import type { PartResult } from '@basin/lab';
import type { ReactNode } from 'react';
import { clockTime } from '@/pieces/drafts/index.ts';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import { VerdictParts } from '@/pieces/verdict-parts/index.ts';
import styles from './exercise.module.css';
import { type ExerciseDesk, VERDICT_PLACE } from './use-exercise.ts';

/** How a kind speaks of the parts of its exercise. */
export interface VerdictWords {
  /** The name of a part, as a learner reads it; its id in words unless said. */
  readonly nameOf?: ((part: string) => string) | undefined;
  /** Brings a part of the answer into view. */
  readonly onShow?: ((part: string) => void) | undefined;
  /** What a kind has to show besides the sentence about a part. */
  readonly evidence?: ((part: PartResult) => ReactNode) | undefined;
}

interface VerdictViewProps extends VerdictWords {
  readonly work: ExerciseDesk;
}

/** What was said about the last answer, a sentence for each part. The focus comes to its heading after a check. */
export function VerdictView({ work, nameOf, onShow, evidence }: VerdictViewProps) {
  const { desk, isBusy, judged } = work;
  if (judged === undefined) return null;
  const { atMs, text, verdict } = judged;
  const isPast = isBusy || text !== desk.text;
  return (
    <section
      className={styles.verdict}
      aria-labelledby={VERDICT_PLACE}
      data-testid="result"
      data-status={verdict.status}
      data-past={isPast}
    >
      <h2 id={VERDICT_PLACE} tabIndex={-1}>
        {HEADLINES[verdict.status](verdict.parts)}
      </h2>
      <p className={styles.about}>
        Checked at {clockTime(atMs)}.{isPast && !isBusy && ' The answer has changed since.'}
      </p>
      {verdict.says !== undefined && (
        <p className={styles.says}>
          <Sentence>{verdict.says}</Sentence>
        </p>
      )}
      {verdict.status === 'error' && (
        <p className={styles.about}>Nothing is counted, and your answer is safe. Check again.</p>
      )}
      <VerdictParts
        parts={verdict.parts}
        nameOf={nameOf}
        renderBelow={(part, name) => (
          <>
            {evidence?.(part)}
            {onShow && !part.met && (
              <button type="button" className={styles.link} onClick={() => onShow(part.part)}>
                Go to {name}
              </button>
            )}
          </>
        )}
      />
    </section>
  );
}

const HEADLINES = {
  pass: () => 'It holds: every part is right',
  fail: (parts: readonly PartResult[]) =>
    `Not yet: ${parts.filter(({ met }) => !met).length} of ${parts.length} ${parts.length === 1 ? 'part' : 'parts'} to go`,
  invalid: () => 'Not checked: something is missing',
  error: () => 'That was our fault, not yours',
} as const;
