'use client';

import type { OpenLab } from '@basin/lab';
import { Check, History as Clock, X } from 'lucide-react';
import { type Entry, moment, type RunEntry } from '@/pieces/drafts/index.ts';
import styles from './history.module.css';
import type { LabWork } from './use-lab.ts';

/** What was tried on this device, newest first, and texts kept because something replaced them. */
export function History({ work }: { readonly work: LabWork }) {
  const { lab, desk, restore, compare } = work;
  const { entries, text } = desk;
  if (entries.length === 0) {
    return (
      <p className={styles.empty}>
        Nothing tried yet. Every <b>Try</b> and <b>Check</b> is listed here with its guards, so that you can go back to
        any of them.
      </p>
    );
  }
  return (
    <ol className={styles.entries} data-testid="history">
      {entries.map((entry) => (
        <li key={entry.id} data-kind={entry.kind}>
          <div className={styles.what}>
            <Outcome entry={entry} />
            <span className={styles.time}>{moment(entry.atMs)}</span>
          </div>
          <p className={styles.note}>{note(entry, lab)}</p>
          <div className={styles.actions}>
            {entry.text === text ? (
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
          </div>
        </li>
      ))}
    </ol>
  );
}

/** `the check of 12:03:05`. */
export function nameOf(entry: Entry): string {
  const what = { try: 'the try', check: 'the check', kept: 'the text' }[entry.kind];
  return `${what} of ${moment(entry.atMs)}`;
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

function note(entry: Entry, lab: OpenLab): string {
  if (entry.kind === 'kept') return KEPT[entry.why];
  const seeds = `${entry.seeds.length === 1 ? 'Seed' : 'Seeds'} ${entry.seeds.join(', ')}`;
  const missed = entry.goals.filter((goal) => !goal.met);
  if (missed.length === 0) return `${seeds}: all ${entry.goals.length} goals met`;
  return `${seeds}: ${missed.map((goal) => nameOfGoal(goal, lab)).join(', ')} missed`;
}

function nameOfGoal({ goal }: RunEntry['goals'][number], lab: OpenLab): string {
  return lab.goals.some((each) => each.id === goal) ? goal : 'bounds of the simulator';
}

const KEPT = {
  reset: 'Your text before you went back to the start',
  restore: 'Your text before another one replaced it',
  'other-tab': 'Written in another tab',
} as const;
