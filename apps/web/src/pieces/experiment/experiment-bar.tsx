'use client';

import type { ReactNode } from 'react';
import { AwakeFieldset } from '@/pieces/awake/index.ts';
import type { Experiment } from './use-experiment.ts';
import styles from './experiment.module.css';

interface ExperimentBarProps {
  readonly experiment: Pick<Experiment<unknown>, 'cancel' | 'progress' | 'says' | 'status'>;
  /** What the button offers, for example “Run seeds 1 to 20”. */
  readonly offer: string;
  readonly onStart: () => void;
  /** Controls of the question, before the button. */
  readonly children?: ReactNode;
}

/** Starts and stops an experiment, and says how far it is. */
export function ExperimentBar({ experiment, offer, onStart, children }: ExperimentBarProps) {
  const { status, progress, says } = experiment;
  const isRunning = status === 'running';
  return (
    <AwakeFieldset className={`needs-js no-print ${styles['bar']}`} isBusy={isRunning}>
      {children}
      <button type="button" className="button" onClick={isRunning ? experiment.cancel : onStart}>
        {isRunning ? 'Stop' : offer}
      </button>
      {isRunning && (
        <span className={styles['progress']}>
          <progress
            aria-label="Runs done"
            {...(progress.planned > 0 && { max: progress.planned, value: progress.done })}
          />
          {progress.done} of {progress.isPlanFinal ? '' : 'at least '}
          {progress.planned} runs
        </span>
      )}
      <p role="status" className={styles['status']}>
        {status === 'done' && `Done: ${progress.done} runs.`}
        {status === 'cancelled' && 'Stopped. The picture shows what was there by then.'}
        {status === 'crashed' && `The simulator stopped (${says}). The picture shows what was there before.`}
      </p>
    </AwakeFieldset>
  );
}
