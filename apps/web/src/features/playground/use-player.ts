'use client';

import { triggerWindows, type Run } from '@basin/engine';
import { chartRun, type ChartRun } from '@basin/viz';
import { type RefObject, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { clip, usePlayback, type Playback } from '@/pieces/playback/index.ts';
import type { Bench, Made } from './use-bench.ts';

/** A place in time, in the run on the page. */
export interface Player {
  /** On the chart: the run under way as it comes, else as much of the last one as has been played. */
  readonly chart: ChartRun | undefined;
  readonly made: Made | undefined;
  readonly live: Run | undefined;
  readonly nowUs: number;
  readonly isAtEnd: boolean;
  readonly playback: Playback;
  readonly speed: number;
  readonly chooseSpeed: (speed: number) => void;
}

/** A run is shown whole as it comes; one that somebody acted upon is played from there. */
export function usePlayer({ made, live }: Bench, host: RefObject<HTMLElement | null>): Player {
  const [speed, chooseSpeed] = useState(USUAL_SPEED);
  const endUs = made?.run.nowUs ?? 0;
  const playback = usePlayback({ startUs: 0, endUs, bucketUs: made?.run.bucketUs ?? 1e6, speed, host });
  const onMade = useEffectEvent((next: Made | undefined) => {
    playback.pause();
    playback.jump(next?.fromUs ?? next?.run.nowUs ?? 0);
    if (next?.fromUs !== undefined) playback.play(next.fromUs);
  });
  useEffect(() => onMade(made), [made]);

  const whole = useMemo(() => {
    const run = live ?? made?.run;
    const triggers = made === undefined || live !== undefined ? undefined : triggerWindows(made.system.scenario);
    return run && chartRun(run, triggers && { triggers });
  }, [live, made]);
  const nowUs = Math.min(playback.nowUs, endUs);
  const chart = useMemo(
    () => (whole === undefined || live !== undefined ? whole : clip(whole, nowUs)),
    [whole, live, nowUs],
  );
  return { chart, made, live, nowUs, isAtEnd: nowUs >= endUs, playback, speed, chooseSpeed };
}

/** Simulated seconds per second. */
export const SPEEDS: readonly number[] = [5, 20, 60];
const USUAL_SPEED = 20;
