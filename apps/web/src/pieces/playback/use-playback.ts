'use client';

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

export interface Playback {
  /** Simulated time shown: whole buckets, because nothing changes within one. */
  readonly nowUs: number;
  readonly isPlaying: boolean;
  /** Goes on from where it is, or from a given time. Readers who want no motion see the end at once. */
  readonly play: (fromUs?: number) => void;
  readonly pause: () => void;
  readonly jump: (toUs: number) => void;
}

export interface PlaybackOptions {
  readonly startUs: number;
  readonly endUs: number;
  readonly bucketUs: number;
  /** Simulated seconds per second. */
  readonly speed: number;
  /** Playing stops while this is out of sight, and goes on when it comes back. */
  readonly host: RefObject<HTMLElement | null>;
}

/** Walks through a finished run. The engine is never paced: what is played is long known. */
export function usePlayback({ startUs, endUs, bucketUs, speed, host }: PlaybackOptions): Playback {
  const [nowUs, setNowUs] = useState(startUs);
  const [isPlaying, setIsPlaying] = useState(false);
  const exactUs = useRef(startUs);
  const isVisible = useVisibility(host);

  const jump = useCallback(
    (toUs: number) => {
      exactUs.current = toUs;
      setNowUs(Math.floor(toUs / bucketUs) * bucketUs);
    },
    [bucketUs],
  );
  const pause = useCallback(() => setIsPlaying(false), []);
  const play = useCallback(
    (fromUs?: number) => {
      if (wantsNoMotion()) return jump(endUs);
      if (fromUs !== undefined) jump(fromUs);
      setIsPlaying(true);
    },
    [endUs, jump],
  );

  useEffect(() => {
    if (!isPlaying || !isVisible) return;
    let lastMs: number | undefined;
    let frame = requestAnimationFrame(function step(atMs) {
      const passedMs = Math.min(atMs - (lastMs ?? atMs), LONGEST_STEP_MS);
      lastMs = atMs;
      jump(Math.min(exactUs.current + passedMs * 1000 * speed, endUs));
      if (exactUs.current >= endUs) return setIsPlaying(false);
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, isVisible, endUs, speed, jump]);

  return { nowUs, isPlaying, play, pause, jump };
}

function useVisibility(host: RefObject<HTMLElement | null>): boolean {
  const [isVisible, setIsVisible] = useState(false);
  useEffect(() => {
    if (!host.current) return;
    const observer = new IntersectionObserver(([entry]) => setIsVisible(entry?.isIntersecting ?? false));
    observer.observe(host.current);
    return () => observer.disconnect();
  }, [host]);
  return isVisible;
}

function wantsNoMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A tab that was hidden goes on from where it was. */
const LONGEST_STEP_MS = 100;
