'use client';

import { NO_GUARDS } from '@basin/engine';
import { gradeLedger, type LedgerAnswer, type OpenLedger, verdictOf } from '@basin/lab';
import { RunChart } from '@basin/viz';
import { useRuns } from '@/pieces/runner/index.ts';
import { ExerciseFrame } from '../exercise-frame.tsx';
import { useExercise } from '../use-exercise.ts';
import styles from './ledger.module.css';

type Draft = Partial<LedgerAnswer>;

/** What is said, what shows, and the book of how things are done in between. */
export function LedgerExercise({ exercise }: { readonly exercise: OpenLedger }) {
  const { choose, purposes, stated } = exercise;
  const work = useExercise<Draft>({
    exercise,
    blank: BLANK,
    read: readDraft,
    grade: async ({ revealed, change = [] }, { runner }) => {
      if (revealed === undefined || change.length !== choose) return unsaid(choose);
      return verdictOf(() => gradeLedger(exercise, { revealed, change }, runner));
    },
  });
  const { answer, change } = work;
  return (
    <ExerciseFrame work={work} nameOf={(part) => NAMES[part] ?? part}>
      <p className={styles.stated}>Stated: {purposes.find(({ id }) => id === stated)?.says}</p>
      <Day exercise={exercise} />
      <fieldset className={styles.purposes}>
        <legend>Revealed: what it is seen to do</legend>
        {purposes.map(({ id, says }) => (
          <label key={id}>
            <input
              type="radio"
              name="revealed"
              checked={answer.revealed === id}
              onChange={() => change({ ...answer, revealed: id })}
            />{' '}
            {says}
          </label>
        ))}
      </fieldset>
      <Book exercise={exercise} chosen={answer.change ?? []} onChoose={(to) => change({ ...answer, change: to })} />
    </ExerciseFrame>
  );
}

interface BookProps {
  readonly exercise: OpenLedger;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

function Book({ exercise: { choose, entries }, chosen, onChoose }: BookProps) {
  return (
    <fieldset className={styles.book}>
      <legend>
        The ledger: change {choose} ({chosen.length} chosen)
      </legend>
      {entries.map(({ id, says, instead }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              onChoose(checked ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
          <span>{says}</span>
          <span className={styles.instead}>Instead: {instead}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One of the days that are looked at, as it is. */
function Day({ exercise: { scenario, seeds } }: { readonly exercise: OpenLedger }) {
  const { runs, start, status } = useRuns();
  const [run] = runs;
  if (run !== undefined) {
    const clients = run.parts.filter(({ kind }) => kind === 'client');
    return (
      <>
        <RunChart run={run} title="The day as it is" lines={['offered', 'goodput', 'shed']} />
        <table className={styles.served}>
          <caption>Who is served, over the whole day</caption>
          <thead>
            <tr>
              <th scope="col">calls of</th>
              <th scope="col">begun</th>
              <th scope="col">good</th>
            </tr>
          </thead>
          <tbody>
            {clients.map(({ name, totals }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{totals['offered'] ?? 0}</td>
                <td>{totals['good'] ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    );
  }
  return (
    <p>
      <button
        type="button"
        className="button"
        disabled={status === 'running'}
        onClick={() => void start({ scenario, guards: NO_GUARDS, seeds: seeds.slice(0, 1), stream: false })}
      >
        Run the day
      </button>
    </p>
  );
}

function readDraft(value: unknown): Draft | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}

function unsaid(choose: number) {
  const says = `Say what it is seen to do, and choose ${choose} entries of the ledger.`;
  return { version: 1, status: 'invalid', parts: [], says } as const;
}

const BLANK: Draft = {};

const NAMES: Readonly<Record<string, string>> = {
  revealed: 'What it is seen to do',
  rules: 'Rules, not numbers',
  flip: 'What it does with them changed',
};
