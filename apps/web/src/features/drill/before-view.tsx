'use client';

import type { OpenDrill } from '@basin/lab';
import { CircleCheck, PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { type DraftDesk, moment } from '@/pieces/drafts/index.ts';
import { idWords } from '@/pieces/verdict-parts/index.ts';
import styles from './before.module.css';
import { goalWords } from './goal-words.ts';
import { readRecord } from './record.ts';
import { RunbookReading } from './runbook-list.tsx';

interface BeforeViewProps {
  readonly drill: OpenDrill;
  readonly desk: DraftDesk;
  readonly onBegin: (isExam: boolean) => void;
  /** Looks at an earlier play again. */
  readonly onLook: (text: string) => void;
}

/** What there is to know before the clock runs: the page, the goals, the runbook. */
export function BeforeView({ drill, desk, onBegin, onLook }: BeforeViewProps) {
  const { arriveUs, goals, page } = drill;
  return (
    <div data-testid="before" data-awake={desk.isAwake}>
      <section className={styles.pager} aria-labelledby="pager">
        <h2 id="pager">Your pager, {arriveUs / 1e6} s in</h2>
        <p className={styles.page}>{page}</p>
        <Start drill={drill} desk={desk} onBegin={onBegin} />
      </section>
      <div className={styles.before}>
        <section aria-labelledby="runbook-before">
          <h2 id="runbook-before">The runbook</h2>
          <RunbookReading drill={drill} />
        </section>
        <section aria-labelledby="goals-before">
          <h2 id="goals-before">What is to be reached</h2>
          <ul className={styles.goals}>
            {goals.map((goal) => (
              <li key={goal.id}>
                <strong>{idWords(goal.id)}.</strong> {goalWords(goal)}.
              </li>
            ))}
          </ul>
          <p className={styles.about}>
            Goodput is the share of the calls that end OK in time. Whoever is turned away, or kept out, counts as one
            that does not.
          </p>
          <Plays drill={drill} desk={desk} onLook={onLook} />
        </section>
      </div>
    </div>
  );
}

function Start({ drill, desk, onBegin }: Omit<BeforeViewProps, 'onLook'>) {
  const [isExam, setExam] = useState(false);
  const { isAwake, solved } = desk;
  const { delayUs } = drill.exam;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onBegin(isExam);
      }}
    >
      <fieldset disabled={!isAwake} className={styles.modes}>
        <legend className="visually-hidden">How to play</legend>
        <label>
          <input type="radio" name="mode" checked={!isExam} onChange={() => setExam(false)} />
          <span>
            <strong>At your own pace.</strong> Time can be paused to think.
          </span>
        </label>
        <label>
          <input type="radio" name="mode" checked={isExam} onChange={() => setExam(true)} />
          <span>
            <strong>As an exam.</strong> Time cannot be paused, and every signal comes {delayUs / 1e6} s later still.
          </span>
        </label>
        <button type="submit" className="button" data-primary>
          <PhoneCall aria-hidden /> Take the call
        </button>
        {solved !== undefined && (
          <span className={styles.solved} data-testid="solved-mark">
            <CircleCheck aria-hidden />{' '}
            {solved.revision === drill.revision ? 'Solved' : 'Solved, in an earlier version'}
          </span>
        )}
      </fieldset>
    </form>
  );
}

function Plays({ drill, desk, onLook }: Omit<BeforeViewProps, 'onBegin'>) {
  const plays = desk.entries.filter((entry) => entry.kind === 'check' && readRecord(entry.text, drill) !== undefined);
  if (plays.length === 0) return null;
  return (
    <details className={styles.plays}>
      <summary>Earlier plays ({plays.length})</summary>
      <ol data-testid="history">
        {plays.map((entry) => (
          <li key={entry.id}>
            {moment(entry.atMs)}, {playWords(entry.text, drill)}:{' '}
            {entry.kind === 'check' && entry.status === 'pass' ? 'held' : 'did not hold'}{' '}
            <button
              type="button"
              className={styles.link}
              onClick={() => onLook(entry.text)}
              aria-label={`Look at the play of ${moment(entry.atMs)} again`}
            >
              Look at it again
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

function playWords(text: string, drill: OpenDrill): string {
  const record = readRecord(text, drill);
  if (record === undefined) return '';
  const { actions, seed } = record;
  const mode = drill.exam.seeds.includes(seed) ? 'exam, ' : '';
  return `${mode}seed ${seed}, ${actions.length} ${actions.length === 1 ? 'order' : 'orders'}`;
}
