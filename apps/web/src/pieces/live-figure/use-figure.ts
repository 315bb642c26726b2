'use client';

import { useEffect, useEffectEvent, useMemo, useState, type RefObject } from 'react';
import type { ChartRun, Ghost, PanelName } from '@basin/viz';
import { clip, usePlayback, type Playback } from '@/pieces/playback/index.ts';
import type { Figure, Guessed } from './figure.ts';
import { limitsOf } from './limits.ts';
import { unpackRun } from './packed-run.ts';
import { readState } from './state-link.ts';
import { useChosenRun, type ChosenRun } from './use-chosen-run.ts';

export interface FigureState extends Omit<ChosenRun, 'before'> {
  /** The run that the question is about. */
  readonly asked: ChartRun;
  readonly ghost: Ghost | undefined;
  readonly limits: Partial<Record<PanelName, number>>;
  readonly playback: Playback;
  readonly isAtEnd: boolean;
  /** Whether the rest of the run waits for a guess. */
  readonly isHidden: boolean;
  readonly guess: Guessed | undefined;
  readonly onGuess: (guess: Guessed) => void;
}

/** The figure's memory: what was guessed, what ran, what is shown of it. */
export function useFigure(figure: Figure, host: RefObject<HTMLElement | null>): FigureState {
  const asked = useMemo(() => unpackRun(figure.first), [figure.first]);
  const hiddenFromUs = figure.prediction ? figure.prediction.hiddenFrom * 1e6 : undefined;
  const [guess, setGuess] = useState<Guessed | 'waived'>();
  const isHidden = hiddenFromUs !== undefined && guess === undefined;
  const { before, ...chosen } = useChosenRun(figure, asked);
  const { shown, choose } = chosen;
  const playback = usePlayback({
    startUs: hiddenFromUs ?? shown.nowUs,
    endUs: shown.nowUs,
    bucketUs: shown.bucketUs,
    speed: shown.nowUs / 1e6 / SECONDS_TO_PLAY,
    host,
  });
  const limits = useMemo(() => {
    // The height of an axis would give the answer away.
    if (isHidden) return limitsOf([clip(asked, hiddenFromUs)]);
    return limitsOf(before ? [shown, before] : [shown]);
  }, [isHidden, hiddenFromUs, asked, shown, before]);

  const showWhole = useEffectEvent(() => playback.jump(shown.nowUs));
  useEffect(() => {
    if (before) showWhole();
  }, [before]);

  const restore = useEffectEvent(() => {
    const saved = readState(figure, window.location.search);
    if (!saved) return;
    setGuess('waived');
    choose(saved);
  });
  useEffect(() => restore(), []);

  return {
    ...chosen,
    asked,
    ghost: useMemo(() => before && { run: before, label: 'the run before' }, [before]),
    limits,
    playback,
    isAtEnd: playback.nowUs >= shown.nowUs,
    isHidden,
    guess: guess === 'waived' ? undefined : guess,
    onGuess: (made) => {
      setGuess(made);
      playback.play(hiddenFromUs);
    },
  };
}

const SECONDS_TO_PLAY = 6;
