'use client';

import type { Run } from '@basin/engine';
import { grade, type OpenLab, parseGuards } from '@basin/lab';
import { useState } from 'react';
import type { DraftDesk, RunEntry } from '@/pieces/drafts/index.ts';
import { useRuns } from '@/pieces/runner/index.ts';
import { announcement, type BenchResult, type Graded, type Press, resultOf } from './bench-result.ts';
import { sparksOf } from './sparks.ts';

export interface Bench {
  /** The button whose job is under way. */
  readonly busy: Press | undefined;
  readonly result: BenchResult | undefined;
  /** The last verdict, also while another job runs or could not run. */
  readonly graded: Graded | undefined;
  /** The run under way, as far as it got. */
  readonly live: Run | undefined;
  readonly progress: { readonly done: number; readonly total: number };
  /** What a screen reader should say now. */
  readonly spoken: string;
  /** `text` is what is on the desk, or is about to be. */
  readonly press: (press: Press, what: { seed: number; text: string }) => Promise<BenchResult | undefined>;
  readonly cancel: () => void;
  readonly say: (sentence: string) => void;
}

/** Try and Check: from the text on the desk to a verdict, in this browser. */
export function useBench(lab: OpenLab, desk: DraftDesk): Bench {
  const runs = useRuns();
  const [busy, setBusy] = useState<Press>();
  const [result, setResult] = useState<BenchResult>();
  const [graded, setGraded] = useState<Graded>();
  const [spoken, say] = useState('');

  const settle = (next: BenchResult): BenchResult => {
    setBusy(undefined);
    setResult(next);
    say(announcement(next));
    if (next.kind !== 'graded') return next;
    setGraded(next);
    desk.record(entryOf(next));
    if (next.press === 'check' && next.verdict.status === 'pass') {
      desk.markSolved({ atMs: next.atMs, revision: lab.revision, text: next.text });
    }
    return next;
  };

  const press: Bench['press'] = async (pressed, { seed, text }) => {
    if (busy !== undefined) return undefined;
    const { guards, scenario, diagnostics } = parseGuards(text, lab);
    if (guards === undefined || scenario === undefined)
      return settle({ kind: 'invalid', press: pressed, diagnostics, refused: [] });

    const seeds = pressed === 'try' ? [seed] : lab.seeds.public;
    setBusy(pressed);
    say(pressed === 'try' ? `Running seed ${seed}.` : `Checking ${seeds.length} seeds.`);
    const outcome = await runs.start({ scenario, guards, seeds, stream: true });
    const asked = { lab: { ...lab, scenario, guards }, press: pressed, seeds, text, guards, atMs: Date.now() };
    return settle(resultOf(outcome, asked, grade));
  };

  const { live, progress, cancel } = runs;
  return { busy, result, graded, live, progress, spoken, press, cancel, say };
}

function entryOf({ press, text, atMs, runs, bySeed, verdict }: Graded): RunEntry {
  return {
    kind: press,
    id: `${press}-${atMs}`,
    text,
    atMs,
    seeds: runs.map((run) => run.seed),
    status: verdict.status,
    goals: verdict.goals.map(({ goal, met, says }) => ({ goal, met, says })),
    sparks: sparksOf({ runs, bySeed }),
  };
}
