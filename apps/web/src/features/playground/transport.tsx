'use client';

import { Pause, Play } from 'lucide-react';
import { useId } from 'react';
import styles from './run-view.module.css';
import { type Player, SPEEDS } from './use-player.ts';

/** Play, pause, scrub. The run is long finished; this walks through it. */
export function Transport({ player }: { readonly player: Player }) {
  const { made, nowUs, isAtEnd, playback, speed, chooseSpeed } = player;
  const id = useId();
  if (made === undefined) return null;
  const { bucketUs, nowUs: endUs } = made.run;
  return (
    <div className={`no-print ${styles.transport}`}>
      <button
        type="button"
        className="button"
        onClick={() => (playback.isPlaying ? playback.pause() : playback.play(isAtEnd ? 0 : undefined))}
      >
        {playback.isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        {playback.isPlaying ? 'Pause' : 'Play'}
      </button>
      <label htmlFor={id} className="visually-hidden">
        Time in the run
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={endUs}
        step={bucketUs}
        value={nowUs}
        aria-valuetext={`${nowUs / 1e6} seconds`}
        onChange={({ target }) => {
          playback.pause();
          playback.jump(target.valueAsNumber);
        }}
      />
      <output htmlFor={id} aria-live="off">
        {nowUs / 1e6} s
      </output>
      <label className={styles.speed}>
        <span className="visually-hidden">Speed</span>
        <select value={speed} onChange={({ target }) => chooseSpeed(Number(target.value))}>
          {SPEEDS.map((each) => (
            <option key={each} value={each}>
              {each}×
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
