'use client';

import type { LiveAction } from '@basin/engine';
import type { OpenDrill, RunbookEntry } from '@basin/lab';
import { useState } from 'react';
import styles from './drill.module.css';
import type { Order } from './live-play.ts';

interface RunbookListProps {
  readonly drill: OpenDrill;
  readonly orders: readonly Order[];
  /** Undefined while nobody has arrived. */
  readonly onOrder: ((what: LiveAction['do']) => void) | undefined;
}

/** What may be done, for who wants to know before the clock runs. */
export function RunbookReading({ drill }: Pick<RunbookListProps, 'drill'>) {
  return (
    <ul className={styles.runbook}>
      {drill.runbook.map((entry) => (
        <li key={entry.id}>
          <Reading entry={entry} />
        </li>
      ))}
    </ul>
  );
}

/** What may be done, in the order of the runbook. */
export function RunbookList({ drill, orders, onOrder }: RunbookListProps) {
  return (
    <ul className={styles.runbook}>
      {drill.runbook.map((entry) => (
        <li key={entry.id} data-entry={entry.id}>
          <Entry entry={entry} isTaken={isTaken(entry, orders)} onOrder={onOrder} />
        </li>
      ))}
    </ul>
  );
}

interface EntryProps {
  readonly entry: RunbookEntry;
  readonly isTaken: boolean;
  readonly onOrder: RunbookListProps['onOrder'];
}

/** To be read: what it is, what there is to choose from, and how long it takes. */
function Reading({ entry: { options, says, takesUs, title } }: { readonly entry: RunbookEntry }) {
  const choice = options.length > 1 ? ` To choose from: ${options.map((option) => option.says).join(', ')}.` : '';
  return (
    <p className={styles.says}>
      <strong>{title}.</strong> {says}
      {choice} <span className={styles.effect}>{effectWords(takesUs)}</span>
    </p>
  );
}

function Entry({ entry, isTaken, onOrder }: EntryProps) {
  const { id, options, says, takesUs, title, undo } = entry;
  const [chosen, choose] = useState(0);
  const option = options[chosen] ?? options[0];
  return (
    <>
      <div className={styles.row}>
        <button
          type="button"
          className="button"
          disabled={onOrder === undefined}
          aria-describedby={`says-${id}`}
          onClick={() => option && onOrder?.(option.do)}
        >
          {title}
        </button>
        {options.length > 1 && (
          <select aria-label={`${title}: which`} value={chosen} onChange={({ target }) => choose(Number(target.value))}>
            {options.map((each, index) => (
              <option key={each.says} value={index}>
                {each.says}
              </option>
            ))}
          </select>
        )}
        {undo && isTaken && (
          <button type="button" className="button" aria-label={`Take back: ${title}`} onClick={() => onOrder?.(undo)}>
            Take back
          </button>
        )}
      </div>
      <p className={styles.says} id={`says-${id}`}>
        {says} <span className={styles.effect}>{effectWords(takesUs)}</span>
      </p>
    </>
  );
}

/** Whether it was ordered, and not taken back since. */
function isTaken({ options, undo }: RunbookEntry, orders: readonly Order[]): boolean {
  const kinds = orders.map(({ action }) => JSON.stringify(action.do));
  const lastTaken = kinds.findLastIndex((kind) => options.some((option) => JSON.stringify(option.do) === kind));
  return lastTaken > kinds.lastIndexOf(JSON.stringify(undo));
}

const effectWords = (takesUs: number): string =>
  takesUs === 0 ? 'Takes effect at once.' : `Takes effect in ${takesUs / 1e6} s.`;
