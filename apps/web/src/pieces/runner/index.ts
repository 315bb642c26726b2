export { runnerPool, type RunnerPool } from './pool-runner.ts';
export { useRuns } from './use-runs.ts';
export type { RunState } from './run-state.ts';
