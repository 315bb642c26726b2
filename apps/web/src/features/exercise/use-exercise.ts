'use client';

import type { ExerciseVerdict, OpenHead } from '@basin/lab';
import type { Runner } from '@basin/experiments';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type DraftDesk, type RunEntry, useDraft } from '@/pieces/drafts/index.ts';
import { runnerPool } from '@/pieces/runner/index.ts';

/** What a kind of exercise brings: how an answer looks, and who holds it against the system. */
export interface Exercising<Answer> {
  readonly exercise: Pick<OpenHead, 'slug' | 'revision'>;
  readonly blank: Answer;
  /** Of what the device remembers: undefined where that is no answer, or is one to an earlier version. */
  readonly read: (value: unknown) => Answer | undefined;
  /** In this browser, with runs made by workers; or by asking the server, which should heed the signal. */
  readonly grade: (
    answer: Answer,
    by: { readonly runner: Runner; readonly signal: AbortSignal },
  ) => Promise<ExerciseVerdict>;
}

export interface Judged {
  readonly verdict: ExerciseVerdict;
  /** The answer it is about, as it is kept. */
  readonly text: string;
  readonly atMs: number;
}

/** One learner at one exercise: what is on the desk, which the device keeps, and what was said about it. */
export interface ExerciseDesk {
  readonly exercise: Pick<OpenHead, 'slug' | 'revision'>;
  readonly desk: DraftDesk;
  readonly isBusy: boolean;
  readonly check: () => void;
  readonly cancel: () => void;
  readonly judged: Judged | undefined;
  /** What a screen reader should say now. */
  readonly spoken: string;
}

export interface ExerciseWork<Answer> extends ExerciseDesk {
  readonly answer: Answer;
  readonly change: (answer: Answer) => void;
}

/** The verdict's heading: the focus goes there after a check. */
export const VERDICT_PLACE = 'exercise-verdict';

export function useExercise<Answer>({ exercise, blank, read, grade }: Exercising<Answer>): ExerciseWork<Answer> {
  const [start] = useState(() => JSON.stringify(blank));
  const desk = useDraft({ shelf: `lab:${exercise.slug}`, start });
  const [judged, setJudged] = useState<Judged>();
  const [spoken, say] = useState('');
  const job = useJob();
  useFocusAfterCheck(judged);

  const { text } = desk;
  const answer = useMemo(() => read(parsed(text)) ?? blank, [text, read, blank]);
  const settle = (verdict: ExerciseVerdict): void => {
    const atMs = Date.now();
    setJudged({ verdict, text, atMs });
    say(announcement(verdict));
    const entry = entryOf(verdict, text, atMs);
    if (entry) desk.record(entry);
    if (verdict.status === 'pass') desk.markSolved({ atMs, revision: exercise.revision, text });
  };
  const check = async (): Promise<void> => {
    if (!desk.isAwake || job.isBusy) return;
    say('Checking.');
    const verdict = await job.start((by) => grade(answer, by));
    if (verdict === undefined) say('Stopped. Nothing is recorded.');
    else settle(verdict);
  };
  return {
    exercise,
    desk,
    answer,
    change: (next) => desk.write(JSON.stringify(next)),
    isBusy: job.isBusy,
    check: () => void check(),
    cancel: job.cancel,
    judged,
    spoken,
  };
}

interface GradingJob {
  readonly isBusy: boolean;
  /** Undefined where it was stopped. */
  readonly start: (
    grade: (by: Parameters<Exercising<unknown>['grade']>[1]) => Promise<ExerciseVerdict>,
  ) => Promise<ExerciseVerdict | undefined>;
  readonly cancel: () => void;
}

function useJob(): GradingJob {
  const [isBusy, setBusy] = useState(false);
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const start: GradingJob['start'] = async (grade) => {
    const controller = new AbortController();
    const { signal } = controller;
    const pool = runnerPool();
    stop.current = controller;
    setBusy(true);
    try {
      // A kind that makes no runs makes no workers either.
      const runner: Runner = (jobs, onProgress) => pool.runner(jobs, onProgress, signal);
      return await grade({ runner, signal });
    } catch (error) {
      if (signal.aborted) return undefined;
      return { version: 1, status: 'error', parts: [], says: error instanceof Error ? error.message : String(error) };
    } finally {
      pool.close();
      setBusy(false);
    }
  };
  return { isBusy, start, cancel: () => stop.current?.abort() };
}

/** What was no answer, or our fault, is no try. */
function entryOf({ status, parts }: ExerciseVerdict, text: string, atMs: number): RunEntry | undefined {
  if (status !== 'pass' && status !== 'fail') return undefined;
  const goals = parts.map(({ part, met, says }) => ({ goal: part, met, says }));
  return { kind: 'check', id: `check-${atMs}`, text, atMs, seeds: [], status, goals };
}

function announcement({ status, parts, says }: ExerciseVerdict): string {
  const missed = parts.filter(({ met }) => !met);
  switch (status) {
    case 'pass':
      return 'Checked: all of it holds.';
    case 'fail':
      return `Checked: ${missed.length} of ${parts.length} parts do not hold yet. ${missed[0]?.says ?? ''}`;
    case 'invalid':
      return `Not checked: ${says ?? 'the answer is not complete.'}`;
    case 'error':
      return 'Checking failed on our side. Nothing is counted, and your answer is safe.';
  }
}

function useFocusAfterCheck(judged: Judged | undefined): void {
  useEffect(() => {
    if (judged === undefined) return;
    const heading = document.getElementById(VERDICT_PLACE);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'nearest' });
  }, [judged]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
