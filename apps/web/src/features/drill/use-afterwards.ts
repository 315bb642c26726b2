'use client';

import { NO_GUARDS, type Run } from '@basin/engine';
import {
  effectsOf,
  type ExerciseVerdict,
  gradeDrill,
  type OpenDrill,
  type Play,
  signalPoints,
  type SignalPoints,
  verdictOf,
} from '@basin/lab';
import { useEffect, useMemo, useState } from 'react';
import { runnerPool } from '@/pieces/runner/index.ts';

/** What there is to see of a play that is over. */
export interface Afterwards {
  readonly play: Play;
  readonly verdict: ExerciseVerdict;
  readonly run: Run;
  readonly points: readonly SignalPoints[];
}

/**
 * Plays a record again from the beginning and holds it against the goals. Undefined while that is under way. What the
 * room showed live and what is judged are the same run: one is the replay of the other.
 */
export function useAfterwards(drill: OpenDrill, play: Play | undefined): Afterwards | undefined {
  const [judged, setJudged] = useState<Omit<Afterwards, 'points'>>();
  useEffect(() => {
    if (play === undefined) return;
    const pool = runnerPool(2);
    let isWanted = true;
    void (async () => {
      const job = {
        scenario: drill.scenario,
        guards: NO_GUARDS,
        seed: play.seed,
        actions: effectsOf(drill, play.actions),
      };
      const runs = pool.runner([job], () => {}, new AbortController().signal);
      const verdict = await verdictOf(() => gradeDrill(drill, play, pool.runner));
      const [run] = await runs;
      if (isWanted && run) setJudged({ play, verdict, run });
    })().catch(() => {
      // A pool that was closed because nobody wants to know any more.
    });
    return () => {
      isWanted = false;
      pool.close();
    };
  }, [drill, play]);
  const isCurrent = judged !== undefined && judged.play === play;
  return useMemo(
    () => (isCurrent ? { ...judged, points: signalPoints(drill, judged.run) } : undefined),
    [drill, judged, isCurrent],
  );
}
