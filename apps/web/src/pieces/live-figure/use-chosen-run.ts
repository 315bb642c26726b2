'use client';

import { useState } from 'react';
import { chartRun, type ChartRun } from '@basin/viz';
import { useRuns } from '@/pieces/runner/index.ts';
import type { Choice, Figure } from './figure.ts';

export interface ChosenRun {
  readonly choice: Choice;
  /** Runs what was chosen and shows it when it is there. */
  readonly choose: (choice: Choice) => void;
  /** The run in view, whole. */
  readonly shown: ChartRun;
  /** The one that was in view before. */
  readonly before: ChartRun | undefined;
  readonly isRunning: boolean;
  readonly problem: string | undefined;
  /** By task: whether a run has shown it. */
  readonly done: readonly boolean[];
}

/** What the reader has chosen, and the run that it makes. */
export function useChosenRun(figure: Figure, first: ChartRun): ChosenRun {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(figure));
  const [{ shown, before }, setView] = useState<{ shown: ChartRun; before?: ChartRun }>({ shown: first });
  const [done, setDone] = useState<readonly boolean[]>(() => figure.tasks.map(() => false));
  const [isCutOff, setCutOff] = useState(false);
  const runs = useRuns();

  const run = async (next: Choice) => {
    const asked = await import('./asked-run.ts').catch(() => undefined);
    setCutOff(asked === undefined);
    if (asked === undefined) return;
    const { scenario, guards } = asked.settingsOf(figure, next);
    const { status, runs: made } = await runs.start({ scenario, guards, seeds: [next.seed], stream: false });
    const latest = made[0];
    if (status !== 'done' || !latest) return;
    const chart = chartRun(latest, { triggers: asked.triggerWindows(scenario) });
    setView((view) => ({ shown: chart, before: view.shown }));
    setDone((known) => figure.tasks.map((task, index) => known[index] === true || asked.isDone(task, latest)));
  };
  const choose = (next: Choice) => {
    setChoice(next);
    void run(next);
  };
  const problem = isCutOff ? CUT_OFF : problemOf(runs);
  return { choice, choose, shown, before, isRunning: runs.status === 'running', problem, done };
}

function firstChoice(figure: Figure): Choice {
  return { seed: figure.seed, values: figure.values };
}

function problemOf({ status, says, diagnostics }: ReturnType<typeof useRuns>): string | undefined {
  if (status === 'crashed') return `The simulator stopped (${says}). The picture shows the run before.`;
  if (status === 'refused')
    return diagnostics.map((diagnostic) => `${diagnostic.says} ${diagnostic.instead}`).join(' ');
  return undefined;
}

const CUT_OFF = 'The simulator could not be fetched. Move the control again once the line is back.';
