'use client';

import { useState } from 'react';
import { useRuns } from '@/pieces/runner/index.ts';
import { readSetting, writeSetting, type Settings } from '../live-figure/settings.ts';
import type { FlowsChoice, FlowsFigure, Seen } from './flows-figure.ts';
import { seenIn } from './seen.ts';

export interface FlowsState {
  readonly choice: FlowsChoice;
  /** Runs what was chosen and shows it when it is there. */
  readonly choose: (choice: FlowsChoice) => void;
  /** In each moment, and with which settings and seed. */
  readonly shown: { readonly seen: readonly Seen[]; readonly settings: Settings; readonly seed: number };
  readonly isRunning: boolean;
  readonly problem: string | undefined;
  /** By task: whether a run has met it. */
  readonly done: readonly boolean[];
}

/** What the reader has chosen, and what flows in the run that it makes. */
export function useFlows(figure: FlowsFigure): FlowsState {
  const [choice, setChoice] = useState<FlowsChoice>(() => ({
    seed: figure.seed,
    values: figure.controls.map((control) => readSetting(figure, control) ?? control.from),
  }));
  const [shown, setShown] = useState<FlowsState['shown']>({ seen: figure.first, settings: figure, seed: figure.seed });
  const [done, setDone] = useState<readonly boolean[]>(() => figure.tasks.map(() => false));
  const runs = useRuns();

  const run = async ({ seed, values }: FlowsChoice) => {
    const settings = figure.controls.reduce<Settings>(
      (before, control, index) => writeSetting(before, control, values[index] ?? control.from),
      { scenario: figure.scenario, guards: figure.guards },
    );
    const { status, runs: made } = await runs.start({ ...settings, seeds: [seed], stream: false });
    const latest = made[0];
    if (status !== 'done' || !latest) return;
    setShown({ seen: seenIn(latest, Object.keys(figure.scenario.arrows), figure.moments), settings, seed });
    if (figure.tasks.length === 0) return;
    const { meets } = await import('@basin/experiments');
    setDone((known) =>
      figure.tasks.map(({ when }, index) => known[index] === true || when.every((demand) => meets(latest, demand))),
    );
  };
  return {
    choice,
    choose: (next) => {
      setChoice(next);
      void run(next);
    },
    shown,
    isRunning: runs.status === 'running',
    problem:
      runs.status === 'crashed' ? `The simulator stopped (${runs.says}). The picture shows the run before.` : undefined,
    done,
  };
}
