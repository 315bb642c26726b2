'use client';

import { triggerWindows } from '@basin/engine';
import type { OpenDrill, PartResult } from '@basin/lab';
import { RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { VerdictParts } from '@/pieces/verdict-parts/index.ts';
import styles from './afterwards.module.css';
import room from './drill.module.css';
import { Replay } from './replay.tsx';
import type { Afterwards } from './use-afterwards.ts';

interface AfterwardsViewProps {
  readonly drill: OpenDrill;
  /** Undefined while the record is played again. */
  readonly afterwards: Afterwards | undefined;
  readonly onAgain: (isExam: boolean) => void;
  readonly onLeave: () => void;
}

/** What is said about a play: a sentence for each goal, what had happened, and the play itself to look at again. */
export function AfterwardsView({ drill, afterwards, onAgain, onLeave }: AfterwardsViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [afterwards]);
  if (afterwards === undefined) {
    return (
      <p role="status" className={styles.waiting}>
        It is over. What you did is played again from the record, and held against the goals.
      </p>
    );
  }
  const { play, run, verdict } = afterwards;
  const isExam = drill.exam.seeds.includes(play.seed);
  return (
    <div data-testid="afterwards" data-digest={run.digest}>
      <section aria-labelledby="verdict" data-testid="result" data-status={verdict.status}>
        <h2 id="verdict" ref={heading} tabIndex={-1} className={room.heading}>
          {HEADLINES[verdict.status](verdict.parts)}
        </h2>
        {verdict.says !== undefined && <p className={styles.about}>{verdict.says}</p>}
        <VerdictParts parts={verdict.parts} />
        <p className={styles.about}>
          Held against seed {play.seed}, the one that was played{isExam ? ', as an exam' : ''}. On another seed other
          calls come at other moments, and you would have seen something else. Digest <code>{run.digest}</code>.
        </p>
        <div className={`no-print ${room.row}`}>
          <button type="button" className="button" data-primary onClick={() => onAgain(isExam)}>
            <RotateCcw aria-hidden /> Again, on the next seed
          </button>
          <button type="button" className="button" onClick={onLeave}>
            Back to the pager
          </button>
        </div>
      </section>
      <section aria-labelledby="happened">
        <h2 id="happened" className={room.heading}>
          What had happened
        </h2>
        <ul className={styles.happened}>
          {triggerWindows(drill.scenario).map(({ name, part, label, fromUs, toUs }) => (
            <li key={`${name} ${part}`}>
              <strong>{name}</strong>: {label}, at {part}, {windowWords(fromUs, toUs)}.
            </li>
          ))}
        </ul>
      </section>
      <Replay drill={drill} afterwards={afterwards} isExam={isExam} />
    </div>
  );
}

function windowWords(fromUs: number, toUs: number): string {
  return toUs > fromUs ? `from ${fromUs / 1e6} s to ${toUs / 1e6} s` : `at ${fromUs / 1e6} s`;
}

const HEADLINES = {
  pass: () => 'It holds: every goal is met',
  fail: (parts: readonly PartResult[]) =>
    `Not yet: ${parts.filter(({ met }) => !met).length} of ${parts.length} ${parts.length === 1 ? 'goal' : 'goals'} to go`,
  invalid: () => 'Not judged: this is no record of this drill',
  error: () => 'That was our fault, and nothing is counted',
} as const;
