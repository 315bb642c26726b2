'use client';

import type { OpenLab } from '@basin/lab';
import { Check, History as Clock, Layers, X } from 'lucide-react';
import { type Entry, moment, type RunEntry } from '@/pieces/drafts/index.ts';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import { changeSays, nameOf } from './entry-words.ts';
import { goalWords } from './goal-words.ts';
import styles from './history.module.css';
import { Sparkline } from './sparkline.tsx';
import type { LabWork } from './lab-work.ts';

/** What was tried on this device, newest first, and texts kept because something replaced them. */
export function History({ work }: { readonly work: LabWork }) {
  const { entries } = work.desk;
  if (entries.length === 0) {
    return (
      <p className={styles.empty}>
        Nothing tried yet. Every <b>Try</b> and <b>Check</b> is listed here with its guards, so that you can go back to
        any of them.
      </p>
    );
  }
  return (
    <>
      <p className={styles.help} role="status">
        {work.overlay.says}
      </p>
      <ol className={styles.entries} data-testid="history">
        {entries.map((entry) => (
          <li key={entry.id} data-kind={entry.kind}>
            <div className={styles.what}>
              <Outcome entry={entry} />
              <span className={styles.time}>{moment(entry.atMs)}</span>
            </div>
            {entry.kind === 'kept' ? (
              <p className={styles.note}>{KEPT[entry.why]}</p>
            ) : (
              <Runs entry={entry} work={work} />
            )}
            <Actions entry={entry} work={work} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Outcome({ entry }: { entry: Entry }) {
  if (entry.kind === 'kept') {
    return (
      <span className={styles.outcome}>
        <Clock aria-hidden /> Kept
      </span>
    );
  }
  const isPass = entry.status === 'pass';
  return (
    <span className={styles.outcome} data-status={entry.status}>
      {isPass ? <Check aria-hidden /> : <X aria-hidden />}
      {entry.kind === 'check' ? 'Check' : 'Try'} {isPass ? 'held' : 'did not hold'}
    </span>
  );
}

/** Goal by goal, seed by seed, and what is different from before. */
function Runs({ entry, work }: { entry: RunEntry; work: LabWork }) {
  const { lab, desk } = work;
  return (
    <>
      <p className={styles.goals}>
        {entry.goals.map(({ goal, met, says }) => (
          <span key={goal} data-met={met} title={says}>
            {met ? <Check aria-hidden /> : <X aria-hidden />}
            {nameOfGoal(goal, lab)} <span className="visually-hidden">{met ? 'met' : 'missed'}</span>
          </span>
        ))}
      </p>
      <div className={styles.sparks}>
        {entry.sparks?.map((spark) => <Sparkline key={spark.seed} spark={spark} />) ?? (
          <span className={styles.note}>Seeds {entry.seeds.join(', ')}</span>
        )}
      </div>
      <p className={styles.note}>
        <Sentence>{changeSays(desk.entries, entry, lab.start)}</Sentence>
      </p>
    </>
  );
}

function Actions({ entry, work }: { entry: Entry; work: LabWork }) {
  const { desk, overlay, restore, compare } = work;
  const isPicked = overlay.picks.includes(entry.id);
  return (
    <div className={styles.actions}>
      {entry.text === desk.text ? (
        <span className={styles.here}>in the editor now</span>
      ) : (
        <>
          <button type="button" onClick={() => restore(entry)} aria-label={`Restore ${nameOf(entry)}`}>
            Restore
          </button>
          <button type="button" onClick={() => compare(entry.id)} aria-label={`Compare with ${nameOf(entry)}`}>
            Compare
          </button>
        </>
      )}
      {entry.kind !== 'kept' && (
        <button
          type="button"
          className={styles.pick}
          aria-pressed={isPicked}
          onClick={() => overlay.toggle(entry)}
          aria-label={`Overlay ${nameOf(entry)}`}
        >
          <Layers aria-hidden /> {isPicked ? 'On the chart' : 'Overlay'}
        </button>
      )}
    </div>
  );
}

function nameOfGoal(goal: string, lab: OpenLab): string {
  return lab.goals.some((each) => each.id === goal) ? goalWords(goal) : 'Bounds of the simulator';
}

const KEPT = {
  reset: 'Your text before you went back to the start',
  restore: 'Your text before another one replaced it',
  'other-tab': 'Written in another tab',
} as const;
