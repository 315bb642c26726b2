'use client';

import { triggerWindows, type GuardSettings, type Scenario } from '@basin/engine';
import { scenarioJsonSchema } from '@basin/lab';
import { chartRun, type ChartRun } from '@basin/viz';
import { useState } from 'react';
import { useRuns } from '@/pieces/runner/index.ts';
import type { HarderQuestion } from './harder.ts';

export interface HarderRun {
  readonly question: HarderQuestion;
  readonly run: ChartRun;
  /** What it is: seed and triggers. */
  readonly name: string;
  /** What became of it. */
  readonly says: string;
}

/** Runs beside the lab, which are graded by nobody. */
export interface Harder {
  /** The last that was asked for, whatever became of it. */
  readonly asked: HarderQuestion | undefined;
  readonly shown: HarderRun | undefined;
  readonly isRunning: boolean;
  /** Why there is no run. Empty if nothing is wrong. */
  readonly problem: string;
  readonly ask: (question: HarderQuestion, system: AskedSystem) => Promise<void>;
  readonly clear: () => void;
}

interface AskedSystem {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
}

export function useHarder(onShown: (shown: HarderRun) => void): Harder {
  const [asked, setAsked] = useState<HarderQuestion>();
  const [shown, show] = useState<HarderRun>();
  const [problem, setProblem] = useState('');
  const { start, cancel, status } = useRuns();

  const ask = async (question: HarderQuestion, system: AskedSystem): Promise<void> => {
    setAsked(question);
    setProblem('');
    const { harderScenario, harderWords, movableNumbers, outcomeWords } = await import('./harder.ts');
    const numbers = movableNumbers(system.scenario, scenarioJsonSchema());
    const made = harderScenario(system, question, numbers);
    if ('says' in made) return setProblem(made.says);
    const { scenario } = made;
    const { guards } = system;
    const { status: ended, runs, says } = await start({ scenario, guards, seeds: [question.seed], stream: false });
    if (ended === 'crashed') setProblem(`The simulator stopped (${says}).`);
    const [run] = runs;
    if (ended !== 'done' || run === undefined) return undefined;
    const next = {
      question,
      run: chartRun(run, { triggers: triggerWindows(scenario) }),
      name: harderWords(question, numbers),
      says: outcomeWords(run, scenario),
    };
    show(next);
    return onShown(next);
  };
  const clear = (): void => {
    cancel();
    show(undefined);
  };
  return { asked, shown, isRunning: status === 'running', problem, ask, clear };
}
