import {
  compile,
  compileActions,
  InvariantError,
  simulate,
  type ActionSettings,
  type GuardSettings,
  type Run,
  type Scenario,
} from '@basin/engine';

export interface Job {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly seed: number;
  /** What somebody does about it in the course of the run. */
  readonly actions?: readonly ActionSettings[];
}

/** Makes runs, in the order of the jobs: in process, in workers, on a queue of machines, as the caller chooses. */
export type Runner = (jobs: readonly Job[], onProgress: (done: number) => void, signal: AbortSignal) => Promise<Run[]>;

/** One run after the other in this thread, which is given back between two runs. */
export const sequentialRunner: Runner = async (jobs, onProgress, signal) => {
  const runs: Run[] = [];
  for (const job of jobs) {
    signal.throwIfAborted();
    runs.push(runJob(job));
    onProgress(runs.length);
    await nextTurn();
  }
  return runs;
};

function runJob({ scenario, guards, seed, actions = [] }: Job): Run {
  const { plan, diagnostics } = compile(scenario, guards);
  if (plan === undefined) throw new InvariantError(`jobs are made of checked settings: ${diagnostics[0]?.says}`);
  const acts = compileActions(plan, actions);
  if (acts.actions === undefined) throw new InvariantError(`jobs hold checked actions: ${acts.diagnostics[0]?.says}`);
  return simulate(plan, seed, { actions: acts.actions });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
