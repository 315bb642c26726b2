'use client';

import { useEffect, useEffectEvent, useMemo, useState, type RefObject } from 'react';
import { seriesOf, type PhaseField, type RunRef } from '@basin/experiments';
import { usePlayback, type Playback } from '@/pieces/playback/index.ts';
import { savedState } from '@/pieces/saved-state/index.ts';
import { useRunOf, type MadeRun } from '@/pieces/step-down/index.ts';
import { isSameRun, type PhaseFigure } from './phase-figure.ts';

export interface Walk {
  /** Which of the field's trajectories; undefined while none is chosen, or where the field has it no more. */
  readonly index: number | undefined;
  readonly choose: (index: number) => void;
  readonly made: MadeRun | undefined;
  readonly problem: string;
  readonly playback: Playback;
  /** Where the chosen run is at the chosen time, in the two measures of the field. */
  readonly now: { readonly x: number; readonly y: number } | undefined;
}

interface WalkOptions {
  readonly figure: PhaseFigure;
  readonly field: PhaseField;
  readonly host: RefObject<HTMLElement | null>;
}

/** One run of a field, walked through in time. */
export function useWalk({ figure, field, host }: WalkOptions): Walk {
  const [ref, setRef] = useState<RunRef>();
  const { made, problem } = useRunOf(figure.system, ref);
  const endUs = made?.chart.nowUs ?? 0;
  const bucketUs = made?.chart.bucketUs ?? 1e6;
  const playback = usePlayback({ startUs: 0, endUs, bucketUs, speed: endUs / 1e6 / SECONDS_TO_PLAY, host });
  const choose = (index: number): void => setRef(field.trajectories[index]?.ref);

  const restore = useEffectEvent(() => {
    const saved = savedState(figure.id, ['walk'], window.location.search);
    if (saved) choose(saved.walk);
  });
  useEffect(() => restore(), []);
  const walkIt = useEffectEvent(() => playback.play(0));
  useEffect(() => {
    if (made) walkIt();
  }, [made]);

  const series = useMemo(
    () => made && { x: seriesOf(made.run, figure.x), y: seriesOf(made.run, figure.y) },
    [made, figure.x, figure.y],
  );
  const index = ref && field.trajectories.findIndex((each) => isSameRun(each.ref, ref));
  const bucket = Math.min(Math.floor(playback.nowUs / bucketUs), (series?.x.length ?? 1) - 1);
  return {
    index: index === undefined || index < 0 ? undefined : index,
    choose,
    made,
    problem,
    playback,
    now: series && { x: series.x[bucket] ?? 0, y: series.y[bucket] ?? 0 },
  };
}

const SECONDS_TO_PLAY = 12;
