'use client';

import type { LiveAction } from '@basin/engine';
import type { OpenDrill } from '@basin/lab';
import { useCallback, useEffect, useRef, useState } from 'react';
import { BEFORE_PLAY, LivePlay, type PlayState } from './live-play.ts';
import { SteeringClient } from './steering-client.ts';

export interface PlayChoice {
  readonly seed: number;
  /** Time cannot be paused, and signals come later. */
  readonly isExam: boolean;
}

/** A play as the room needs it. */
export interface Play extends PlayState {
  /** Undefined before one has begun. */
  readonly choice: PlayChoice | undefined;
  readonly isPaused: boolean;
  readonly speed: number;
  readonly begin: (choice: PlayChoice) => void;
  readonly pause: (isPaused: boolean) => void;
  readonly chooseSpeed: (speed: number) => void;
  readonly order: (what: LiveAction['do']) => void;
  /** Lets the rest happen at once. */
  readonly skip: () => void;
  /** Back to where one is chosen. */
  readonly leave: () => void;
}

/** Simulated seconds per second. */
export const SPEEDS: readonly number[] = [1, 4, 16];

export function usePlay(drill: OpenDrill): Play {
  const [state, setState] = useState<PlayState>(BEFORE_PLAY);
  const [choice, choose] = useState<PlayChoice>();
  const [isPaused, setPaused] = useState(false);
  const [speed, chooseSpeed] = useState(USUAL_SPEED);
  const table = useRef<{ readonly play: LivePlay; readonly client: SteeringClient } | undefined>(undefined);

  const leave = useCallback(() => {
    table.current?.play.close();
    table.current?.client.end();
    table.current = undefined;
    choose(undefined);
    setState(BEFORE_PLAY);
  }, []);
  useEffect(() => leave, [leave]);

  const begin = (next: PlayChoice): void => {
    leave();
    const client = new SteeringClient();
    const play = new LivePlay({ drill, seed: next.seed, steer: client.steer, onChange: setState });
    table.current = { play, client };
    choose(next);
    setPaused(false);
    chooseSpeed(USUAL_SPEED);
    void play.begin();
  };

  const pass = useCallback((us: number) => void table.current?.play.pass(us), []);
  const isRunning = choice !== undefined && !isPaused && !state.isOver && state.nowUs >= drill.arriveUs;
  usePassingTime({ isRunning, speed, isExam: choice?.isExam === true, pass });
  return {
    ...state,
    choice,
    isPaused,
    speed,
    begin,
    pause: setPaused,
    chooseSpeed,
    order: (what) => table.current?.play.order(what),
    skip: () => pass(drill.scenario.duration),
    leave,
  };
}

interface PassingTime {
  readonly isRunning: boolean;
  readonly speed: number;
  readonly isExam: boolean;
  readonly pass: (us: number) => void;
}

/**
 * The time of the run follows the clock on the wall. A page that is out of sight is asked rarely: an exam makes up for
 * it, because its time does not stop; otherwise the play waits for its player.
 */
function usePassingTime({ isRunning, speed, isExam, pass }: PassingTime): void {
  useEffect(() => {
    if (!isRunning) return;
    let lastMs = performance.now();
    const tick = (): void => {
      const nowMs = performance.now();
      const passedMs = isExam ? nowMs - lastMs : Math.min(nowMs - lastMs, LONGEST_STEP_MS);
      lastMs = nowMs;
      if (isExam || document.visibilityState === 'visible') pass(passedMs * 1000 * speed);
    };
    const timer = setInterval(tick, wantsNoMotion() ? CALM_STEP_MS : STEP_MS);
    return () => clearInterval(timer);
  }, [isRunning, speed, isExam, pass]);
}

function wantsNoMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Who has come into the room for the first time has to read it. */
const USUAL_SPEED = 1;
const STEP_MS = 200;
/** For readers who want no motion: charts are redrawn once a second, as a dashboard that is loaded anew. */
const CALM_STEP_MS = 1000;
const LONGEST_STEP_MS = 1500;
