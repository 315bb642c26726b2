'use client';

import { Pause, Play } from 'lucide-react';
import type { Playback } from '@/pieces/playback/index.ts';

interface PlayButtonProps {
  readonly playback: Playback;
  /** Where playing begins; else where it is. */
  readonly fromUs: number | undefined;
}

export function PlayButton({ playback, fromUs }: PlayButtonProps) {
  const Icon = playback.isPlaying ? Pause : Play;
  return (
    <button
      type="button"
      className="button"
      onClick={() => (playback.isPlaying ? playback.pause() : playback.play(fromUs))}
    >
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} />
      {playback.isPlaying ? 'Pause' : 'Play'}
    </button>
  );
}
