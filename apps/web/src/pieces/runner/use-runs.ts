'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunJob, RunReport } from '../../workers/protocol.ts';
import { cancelled, IDLE, reported, type RunState, started } from './run-state.ts';
import { WorkerClient } from './worker-client.ts';

export interface Runs extends RunState {
  /** Begins a job, cancelling one under way, and resolves with how it ended. Never rejects. */
  readonly start: (job: Omit<RunJob, 'id'>) => Promise<RunState>;
  readonly cancel: () => void;
}

/**
 * Runs simulations in a worker of this component's own; it is made on first use and ends with the component.
 *
 * Looks at a run under way are shown at most once per frame; what a run ended with is shown at once, because frames
 * stop in a hidden tab and results must not.
 */
export function useRuns(): Runs {
  const [state, setState] = useState(IDLE);
  const engineRoom = useRef<EngineRoom | undefined>(undefined);
  const room = useCallback(() => (engineRoom.current ??= new EngineRoom(setState)), []);

  useEffect(
    () => () => {
      engineRoom.current?.cancel();
      engineRoom.current = undefined;
    },
    [],
  );

  const start = useCallback((job: Omit<RunJob, 'id'>) => room().start(job), [room]);
  const cancel = useCallback(() => room().cancel(), [room]);
  return { ...state, start, cancel };
}

/** Holds the truth about the job between frames. */
class EngineRoom {
  private state: RunState = IDLE;
  private frame: number | undefined;
  private settle: ((state: RunState) => void) | undefined;
  private readonly client = new WorkerClient((report) => this.hear(report));
  private readonly show: (state: RunState) => void;

  constructor(show: (state: RunState) => void) {
    this.show = show;
  }

  start(job: Omit<RunJob, 'id'>): Promise<RunState> {
    if (this.state.status === 'running') this.cancel();
    this.become(started(job.seeds));
    return new Promise((resolve) => {
      this.settle = resolve;
      this.client.start(job);
    });
  }

  cancel(): void {
    this.client.cancel();
    this.become(cancelled(this.state));
  }

  private hear(report: RunReport): void {
    const next = reported(this.state, report);
    if (report.kind !== 'progress') return this.become(next);
    this.state = next;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.show(this.state);
    });
  }

  private become(state: RunState): void {
    this.state = state;
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    this.show(state);
    if (state.status === 'running') return;
    this.settle?.(state);
    this.settle = undefined;
  }
}
