'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Options, Progress, Runner } from '@basin/experiments';
import { runnerPool, type RunnerPool } from '@/pieces/runner/index.ts';

export type Ask<Answer> = (runner: Runner, options: Options<Answer>) => Promise<Answer>;

export interface ExperimentState<Answer> {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'crashed';
  /** The last one that is known: whole, or as far as it has come. */
  readonly answer: Answer | undefined;
  readonly progress: Pick<Progress, 'done' | 'planned' | 'isPlanFinal'>;
  /** What went wrong on our side. Empty unless crashed. */
  readonly says: string;
}

export interface Experiment<Answer> extends ExperimentState<Answer> {
  /** Begins, cancelling what is under way. Load the experiment itself in `ask`, by `await import('@basin/experiments')`. */
  readonly start: (ask: Ask<Answer>) => void;
  readonly cancel: () => void;
}

/**
 * Many runs in this page's workers and the answer they make. Partial answers are shown as they come, at most once per
 * frame; an answer that the page was made with stays in view until there is another.
 */
export function useExperiment<Answer>(first?: Answer): Experiment<Answer> {
  const [state, setState] = useState<ExperimentState<Answer>>({ ...RESTING, answer: first });
  const room = useRef<{ pool: RunnerPool; stop?: AbortController }>(undefined);

  useEffect(
    () => () => {
      room.current?.stop?.abort();
      room.current?.pool.close();
      room.current = undefined;
    },
    [],
  );

  const start = useCallback((ask: Ask<Answer>): void => {
    room.current ??= { pool: runnerPool() };
    room.current.stop?.abort();
    const stop = new AbortController();
    room.current.stop = stop;
    setState(({ answer }) => ({ ...RESTING, status: 'running', answer }));
    const tell = oncePerFrame((progress: Progress<Answer>) => {
      if (stop.signal.aborted) return;
      setState((was) => ({ ...was, progress, answer: progress.partial ?? was.answer }));
    });
    // The whole answer comes by the promise: a frame that is still due must not put a partial one in its place.
    void ask(room.current.pool.runner, { onProgress: tell.hear, signal: stop.signal }).then(
      (answer) => {
        const progress = tell.stop();
        if (!stop.signal.aborted)
          setState((was) => ({ ...was, status: 'done', answer, progress: progress ?? was.progress }));
      },
      (error: unknown) => {
        tell.stop();
        if (!stop.signal.aborted) setState((was) => ({ ...was, status: 'crashed', says: String(error) }));
      },
    );
  }, []);

  const cancel = useCallback((): void => {
    room.current?.stop?.abort();
    setState((was) => (was.status === 'running' ? { ...was, status: 'cancelled' } : was));
  }, []);

  return { ...state, start, cancel };
}

/** Hears of every run and tells the page no more often than it is drawn; partial answers outlive reports without one. */
function oncePerFrame<Answer>(show: (progress: Progress<Answer>) => void) {
  let frame: number | undefined;
  let latest: Progress<Answer> | undefined;
  return {
    hear: (progress: Progress<Answer>): void => {
      const partial = progress.partial ?? latest?.partial;
      latest = partial === undefined ? progress : { ...progress, partial };
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        if (latest) show(latest);
        latest = undefined;
      });
    },
    /** What is due is not shown any more, but returned. */
    stop: (): Progress<Answer> | undefined => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      return latest;
    },
  };
}

const RESTING = {
  status: 'idle',
  progress: { done: 0, planned: 0, isPlanFinal: false },
  says: '',
} as const satisfies Omit<ExperimentState<never>, 'answer'>;
