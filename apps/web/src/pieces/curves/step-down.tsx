'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { GuardSettings, Scenario } from '@basin/engine';
import { chartRun, describeRun, RunChart, type ChartRun, type PanelName } from '@basin/viz';
import { useRuns } from '../runner/index.ts';
import styles from './curves.module.css';

/** One run out of many: a system with its settings, and the seed. */
export interface StepJob {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly seed: number;
}

interface StepDownProps {
  readonly title: string;
  readonly panels: readonly PanelName[];
  readonly job: StepJob;
}

/** From a point of many runs down into one of them; the last one stays in view until the next is there. */
export function StepDown({ title, panels, job }: StepDownProps) {
  const [shown, setShown] = useState<{ readonly run: ChartRun; readonly title: string }>();
  const { start, status, says } = useRuns();
  const make = useEffectEvent(async ({ scenario, guards, seed }: StepJob) => {
    const { status: ended, runs } = await start({ scenario, guards, seeds: [seed], stream: false });
    const run = runs[0];
    if (ended !== 'done' || !run) return;
    const { triggerWindows } = await import('@basin/engine');
    setShown({ run: chartRun(run, { triggers: triggerWindows(scenario) }), title });
  });
  useEffect(() => void make(job), [job]);
  return (
    <div className={styles['step']} aria-busy={status === 'running'}>
      {shown && (
        <>
          <RunChart title={shown.title} run={shown.run} panels={panels} size="small" />
          <p className={styles['caption']} aria-live="polite">
            {describeRun(shown.run)}
          </p>
        </>
      )}
      {!shown && status === 'running' && <p className={styles['caption']}>Making the run …</p>}
      {status === 'crashed' && <p role="alert">The simulator stopped ({says}).</p>}
    </div>
  );
}
