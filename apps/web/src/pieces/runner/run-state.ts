import type { EngineDiagnostic, Run } from '@basin/engine';
import type { RunReport } from '../../workers/protocol.ts';

/** What is known of the job under way, or of the last one. Pure: reports in, state out. */
export interface RunState {
  readonly status: 'idle' | 'running' | 'done' | 'refused' | 'crashed' | 'cancelled';
  /** Finished, in the order of the job's seeds. */
  readonly runs: readonly Run[];
  /** A look at the one under way; absent between seeds and when nothing runs. */
  readonly live?: Run;
  /** In seeds. */
  readonly progress: { readonly done: number; readonly total: number };
  /** Why a job was refused. */
  readonly diagnostics: readonly EngineDiagnostic[];
  /** What went wrong on our side. Empty unless crashed. */
  readonly says: string;
  /** The seed that was under way when it went wrong. */
  readonly crashedSeed?: number;
}

export const IDLE: RunState = { status: 'idle', runs: [], progress: { done: 0, total: 0 }, diagnostics: [], says: '' };

export function started(seeds: readonly number[]): RunState {
  return { ...IDLE, status: 'running', progress: { done: 0, total: seeds.length } };
}

export function cancelled(state: RunState): RunState {
  return state.status === 'running' ? { ...withoutLive(state), status: 'cancelled' } : state;
}

export function reported(state: RunState, report: RunReport): RunState {
  if (state.status !== 'running') return state;
  switch (report.kind) {
    case 'progress':
      return { ...state, live: report.run };
    case 'run': {
      const runs = [...state.runs, report.run];
      return { ...withoutLive(state), runs, progress: { done: runs.length, total: state.progress.total } };
    }
    case 'done':
      return { ...withoutLive(state), status: 'done' };
    case 'refused':
      return { ...withoutLive(state), status: 'refused', diagnostics: report.diagnostics };
    case 'crashed': {
      const crashed: RunState = { ...withoutLive(state), status: 'crashed', says: report.says };
      return report.seed === undefined ? crashed : { ...crashed, crashedSeed: report.seed };
    }
  }
}

function withoutLive({ live: _, ...rest }: RunState): RunState {
  return rest;
}
