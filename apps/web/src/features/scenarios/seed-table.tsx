'use client';

import { formatNumber, Meaning } from '@basin/viz';
import { AwakeFieldset } from '@/pieces/awake/index.ts';
import type { Figure } from '@/pieces/live-figure/index.ts';
import { useRuns } from '@/pieces/runner/index.ts';
import { outcomeOf } from './outcome.ts';
import styles from './scenarios.module.css';

interface SeedTableProps {
  readonly figure: Figure;
  readonly seedCount: number;
  readonly expected?: string | undefined;
}

/** How every seed ends, on demand: one lucky seed proves nothing. */
export function SeedTable({ figure, seedCount, expected }: SeedTableProps) {
  const runs = useRuns();
  const outcomes = runs.runs.map(outcomeOf);
  const seeds = Array.from({ length: seedCount }, (_, index) => index + 1);
  const isRunning = runs.status === 'running';
  const start = () => void runs.start({ scenario: figure.scenario, guards: figure.guards, seeds, stream: false });
  const count = (basin: string) => outcomes.filter((outcome) => outcome.basin === basin).length;

  return (
    <div className={styles['seeds']}>
      {expected !== undefined && <p className={styles['expected']}>Published: {expected}</p>}
      <AwakeFieldset className={`needs-js no-print ${styles['seedBar']}`}>
        <button type="button" className="button" onClick={isRunning ? runs.cancel : start}>
          {isRunning ? 'Stop' : `Run seeds 1 to ${seedCount}`}
        </button>
        {isRunning && (
          <progress max={seedCount} value={outcomes.length} aria-label="Seeds done">
            {outcomes.length} of {seedCount}
          </progress>
        )}
        <p role="status">
          {runs.status === 'done' &&
            `${count('healthy')} of ${seedCount} recover, ${count('failed')} stay down${count('undecided') > 0 ? `, ${count('undecided')} in between` : ''}.`}
          {runs.status === 'crashed' && `The simulator stopped: ${runs.says}`}
        </p>
      </AwakeFieldset>
      {outcomes.length > 0 && (
        <div className={styles['tableHost']}>
          <table className={styles['table']}>
            <caption className="visually-hidden">
              {figure.title}: how each seed ends, over the last tenth of its run
            </caption>
            <thead>
              <tr>
                <th scope="col">Seed</th>
                <th scope="col">Ends</th>
                <th scope="col">Goodput, calls/s</th>
                <th scope="col">of offered</th>
                <th scope="col">Attempts/s</th>
              </tr>
            </thead>
            <tbody>
              {outcomes.map((outcome) => (
                <tr key={outcome.seed}>
                  <th scope="row">{outcome.seed}</th>
                  <td>
                    <Meaning of={outcome.basin}>{words[outcome.basin]}</Meaning>
                  </td>
                  <td>{formatNumber(outcome.goodputPerSecond)}</td>
                  <td>{outcome.goodputShare.toFixed(2)}</td>
                  <td>{formatNumber(outcome.attemptsPerSecond)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

const words = { healthy: 'recovered', failed: 'stays down', undecided: 'in between' } as const;
