'use client';

import type { OpenDrill } from '@basin/lab';
import { Pause, Play as PlayIcon } from 'lucide-react';
import styles from './drill.module.css';
import { type Play, SPEEDS } from './use-play.ts';

/** The clock, and what may be done to time. It stays where it is. */
export function RoomBar({ drill, play }: { readonly drill: OpenDrill; readonly play: Play }) {
  const { choice, chooseSpeed, isPaused, nowUs, pause, speed } = play;
  const { duration } = drill.scenario;
  return (
    <div className={`no-print ${styles.bar}`} role="group" aria-label="Time">
      <p className={styles.clock}>
        <strong>{nowUs / 1e6} s</strong> of {duration / 1e6} s
        <progress max={duration} value={nowUs} aria-label="How far the drill is" />
      </p>
      <nav aria-label="In this room" className={styles.jumps}>
        <a href="#signals">Signals</a>
        <a href="#runbook">Runbook</a>
        <a href="#log">Log</a>
      </nav>
      {choice?.isExam === false && (
        <button type="button" className="button" onClick={() => pause(!isPaused)}>
          {isPaused ? <PlayIcon aria-hidden /> : <Pause aria-hidden />}
          {isPaused ? 'Go on' : 'Pause'}
        </button>
      )}
      <fieldset className={styles.speeds}>
        <legend className="visually-hidden">Speed</legend>
        {SPEEDS.map((each) => (
          <label key={each}>
            <input type="radio" name="speed" checked={speed === each} onChange={() => chooseSpeed(each)} />
            <span>{each}×</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
