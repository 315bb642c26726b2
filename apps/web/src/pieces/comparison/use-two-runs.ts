'use client';

import { useMemo, useState } from 'react';
import type { Run } from '@basin/engine';
import type { System } from '@basin/experiments';
import { chartRun, type ChartRun } from '@basin/viz';
import { useRuns } from '@/pieces/runner/index.ts';
import { unpackRun } from '../live-figure/packed-run.ts';
import type { CompareFigure } from './compare-figure.ts';

export interface TwoRuns {
  /** What was asked for last; the runs in view are those of `shownSeed` until the others are there. */
  readonly seed: number;
  readonly shownSeed: number;
  readonly a: ChartRun;
  readonly b: ChartRun;
  readonly isRunning: boolean;
  readonly problem: string | undefined;
  readonly choose: (seed: number) => void;
}

/** A run of either setting, always of the same seed. */
export function useTwoRuns(figure: CompareFigure): TwoRuns {
  const first = useMemo(
    () => ({ a: unpackRun(figure.a.first), b: unpackRun(figure.b.first), shownSeed: figure.seed }),
    [figure],
  );
  const [shown, setShown] = useState(first);
  const [seed, setSeed] = useState(figure.seed);
  const ofA = useRuns();
  const ofB = useRuns();

  const run = async (next: number) => {
    const jobOf = ({ scenario, guards }: System) => ({ scenario, guards, seeds: [next], stream: false });
    const [a, b] = await Promise.all([ofA.start(jobOf(figure.a)), ofB.start(jobOf(figure.b))]);
    const [runA, runB] = [a.runs[0], b.runs[0]];
    if (a.status !== 'done' || b.status !== 'done' || !runA || !runB) return;
    const { triggerWindows } = await import('@/pieces/trigger-windows/index.ts');
    const chartOf = (made: Run, { scenario }: System) => chartRun(made, { triggers: triggerWindows(scenario) });
    setShown({ a: chartOf(runA, figure.a), b: chartOf(runB, figure.b), shownSeed: next });
  };
  const crashed = [ofA, ofB].find(({ status }) => status === 'crashed');
  return {
    ...shown,
    seed,
    isRunning: ofA.status === 'running' || ofB.status === 'running',
    problem: crashed && `The simulator stopped (${crashed.says}). The picture shows the runs before.`,
    choose: (next) => {
      setSeed(next);
      void run(next);
    },
  };
}
