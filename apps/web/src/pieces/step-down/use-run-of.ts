'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { Run } from '@basin/engine';
import type { RunRef, System } from '@basin/experiments';
import { chartRun, type ChartRun } from '@basin/viz';
import { useRuns } from '@/pieces/runner/index.ts';

export interface MadeRun {
  readonly ref: RunRef;
  readonly run: Run;
  readonly chart: ChartRun;
}

export interface RunOf {
  /** The last one that was made; it stays until the next is there. */
  readonly made: MadeRun | undefined;
  readonly isRunning: boolean;
  /** What went wrong on our side. Empty unless something did. */
  readonly problem: string;
}

/** A run behind a point of an answer, made again in the browser. */
export function useRunOf(system: System, ref: RunRef | undefined): RunOf {
  const [made, setMade] = useState<MadeRun>();
  const { start, status, says } = useRuns();
  const make = useEffectEvent(async () => {
    if (!ref) return;
    const [{ jobOf }, { triggerWindows }] = await Promise.all([import('@basin/experiments'), import('@basin/engine')]);
    const { scenario, guards, seed } = jobOf(system, ref);
    const { status: ended, runs } = await start({ scenario, guards, seeds: [seed], stream: false });
    const [run] = runs;
    if (ended !== 'done' || !run) return;
    setMade({ ref, run, chart: chartRun(run, { triggers: triggerWindows(scenario) }) });
  });
  // Two references are the same if they name the same run.
  const named = JSON.stringify(ref);
  useEffect(() => void make(), [named]);
  return { made, isRunning: status === 'running', problem: status === 'crashed' ? says : '' };
}
