import { compile, simulate, type GuardSettings, type Plan, type Run, type Scenario } from '@basin/engine';

export interface RunRequest {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly seed: number;
}

const made = new Map<string, Run>();

/**
 * A run made where the page is made, so that its first frame, its caption and its table need no script. The same
 * request is simulated once per process: pages and their metadata ask for the same runs.
 */
export function firstRun(request: RunRequest): Run {
  const key = JSON.stringify(request);
  const known = made.get(key);
  if (known) return known;
  const run = simulate(checkedPlan(request), request.seed);
  made.set(key, run);
  return run;
}

/** Throws, with what the author has to change, if it cannot be run. */
export function checkedPlan({ scenario, guards }: Omit<RunRequest, 'seed'>): Plan {
  const { plan, diagnostics } = compile(scenario, guards);
  if (!plan) throw new Error(diagnostics.map(({ says, instead }) => `${says} ${instead}`).join('\n'));
  return plan;
}
