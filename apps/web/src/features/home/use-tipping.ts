'use client';

import { useCallback, useEffect, useEffectEvent, useMemo, useState, type RefObject } from 'react';
import { NO_GUARDS, type Scenario } from '@basin/engine';
import { chartRun, type ChartRun } from '@basin/viz';
import { unpackRun, type PackedRun } from '@/pieces/live-figure/index.ts';
import { clip, usePlayback, type Playback } from '@/pieces/playback/index.ts';
import { useRuns } from '@/pieces/runner/index.ts';
import { FIRST_SECONDS, LATEST_SECONDS, placeTrigger } from './hero-system.ts';

/** `healthy` → `pushed` (the trigger is on) → `over` (it ended) → `down` (long enough to know). */
export type Phase = 'healthy' | 'pushed' | 'over' | 'down';

export interface TippingState {
  readonly phase: Phase;
  readonly shown: ChartRun;
  readonly playback: Playback;
  /** Of simulated time, until the trigger ends. */
  readonly secondsLeft: number;
  readonly pull: () => void;
  readonly again: () => void;
  readonly isPulled: boolean;
  readonly isAtEnd: boolean;
  readonly problem: string | undefined;
}

interface Pulled {
  readonly run: ChartRun;
  readonly fromUs: number;
  readonly toUs: number;
}

export function useTipping(
  { scenario, healthy }: { readonly scenario: Scenario; readonly healthy: PackedRun },
  host: RefObject<HTMLElement | null>,
): TippingState {
  const untouched = useMemo(() => unpackRun(healthy), [healthy]);
  const [pulled, setPulled] = useState<Pulled>();
  const runs = useRuns();
  const endUs = pulled ? pulled.run.nowUs : LATEST_SECONDS * 1e6;
  const playback = usePlayback({
    startUs: FIRST_SECONDS * 1e6,
    endUs,
    bucketUs: untouched.bucketUs,
    speed: SPEED,
    host,
  });
  const { nowUs, play } = playback;

  const begin = useEffectEvent(() => play());
  useEffect(() => begin(), []);
  // A run that has arrived is played, also where the healthy one had come to its end.
  const goOn = useEffectEvent(() => play());
  useEffect(() => {
    if (pulled) goOn();
  }, [pulled]);

  const pull = useCallback(async () => {
    const atSeconds = Math.floor(nowUs / 1e6) + LEAD_SECONDS;
    const pushed = placeTrigger(scenario, atSeconds);
    const { status, runs: made } = await runs.start({ scenario: pushed, guards: NO_GUARDS, seeds: [1], stream: false });
    if (status !== 'done' || !made[0]) return;
    const { triggerWindows } = await import('@/pieces/trigger-windows/index.ts');
    const triggers = triggerWindows(pushed);
    const [{ fromUs, toUs } = { fromUs: 0, toUs: 0 }] = triggers;
    setPulled({ run: chartRun(made[0], { triggers }), fromUs, toUs });
  }, [nowUs, runs, scenario]);

  const again = useCallback(() => {
    setPulled(undefined);
    play(FIRST_SECONDS * 1e6);
  }, [play]);

  return {
    phase: phaseAt(nowUs, pulled),
    shown: clip(pulled ? pulled.run : untouched, nowUs),
    playback,
    secondsLeft: pulled ? Math.max(0, Math.round((pulled.toUs - Math.max(nowUs, pulled.fromUs)) / 1e6)) : 0,
    pull: () => void pull(),
    again,
    isAtEnd: nowUs >= endUs,
    isPulled: pulled !== undefined || runs.status === 'running',
    problem: runs.status === 'crashed' ? `The simulator stopped: ${runs.says}` : undefined,
  };
}

function phaseAt(nowUs: number, pulled: Pulled | undefined): Phase {
  if (!pulled || nowUs < pulled.fromUs) return 'healthy';
  if (nowUs < pulled.toUs) return 'pushed';
  return nowUs < pulled.toUs + DOWN_AFTER_SECONDS * 1e6 ? 'over' : 'down';
}

/** Simulated seconds per second. */
const SPEED = 10;

/** The run is recomputed while the healthy one plays on; both are the same until the trigger, which is this far ahead. */
const LEAD_SECONDS = 3;

/** Thirty times the timeout after the trigger, nobody waits for recovery any more. */
const DOWN_AFTER_SECONDS = 30;
