export { useRuns } from './use-runs.ts';
export type { RunState } from './run-state.ts';
