'use client';

import { useState } from 'react';
import { chartRun, type ChartRun } from '@basin/viz';
import { useRuns } from '@/pieces/runner/index.ts';
import { isDone } from './conditions.ts';
import type { Choice, Figure } from './figure.ts';
import { readSetting, writeSetting, type Settings } from './settings.ts';

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
  const runs = useRuns();

  const run = async (next: Choice) => {
    const { scenario, guards } = settingsOf(figure, next);
    const { status, runs: made } = await runs.start({ scenario, guards, seeds: [next.seed], stream: false });
    const latest = made[0];
    if (status !== 'done' || !latest) return;
    // Compiles the scenario to find its labels: comes when it is needed, not with the page.
    const { triggerWindows } = await import('@basin/engine');
    const chart = chartRun(latest, { triggers: triggerWindows(scenario) });
    setView((view) => ({ shown: chart, before: view.shown }));
    setDone((known) => figure.tasks.map((task, index) => known[index] === true || isDone(task, latest)));
  };
  const choose = (next: Choice) => {
    setChoice(next);
    void run(next);
  };
  return { choice, choose, shown, before, isRunning: runs.status === 'running', problem: problemOf(runs), done };
}

function firstChoice(figure: Figure): Choice {
  return { seed: figure.seed, values: figure.controls.map((control) => readSetting(figure, control) ?? control.from) };
}

function settingsOf(figure: Figure, { values }: Choice): Settings {
  return figure.controls.reduce<Settings>(
    (settings, control, index) => writeSetting(settings, control, values[index] ?? control.from),
    { scenario: figure.scenario, guards: figure.guards },
  );
}

function problemOf({ status, says, diagnostics }: ReturnType<typeof useRuns>): string | undefined {
  if (status === 'crashed') return `The simulator stopped (${says}). The picture shows the run before.`;
  if (status === 'refused')
    return diagnostics.map((diagnostic) => `${diagnostic.says} ${diagnostic.instead}`).join(' ');
  return undefined;
}
