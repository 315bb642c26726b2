'use client';

import type { OpenDrill } from '@basin/lab';
import { Pause, Play } from 'lucide-react';
import { useId, useMemo, useRef } from 'react';
import { usePlayback } from '@/pieces/playback/index.ts';
import styles from './afterwards.module.css';
import room from './drill.module.css';
import { orderOf } from './live-play.ts';
import { OrderLog } from './order-log.tsx';
import { SignalWall } from './signal-wall.tsx';
import type { Afterwards } from './use-afterwards.ts';

interface ReplayProps {
  readonly drill: OpenDrill;
  readonly afterwards: Afterwards;
  readonly isExam: boolean;
}

/** The play, to go through again: at every time what was shown then, and what was true. */
export function Replay({ drill, afterwards, isExam }: ReplayProps) {
  const host = useRef<HTMLElement>(null);
  const id = useId();
  const { play, points } = afterwards;
  const { bucket, duration } = drill.scenario;
  const playback = usePlayback({ startUs: duration, endUs: duration, bucketUs: bucket, speed: REPLAY_SPEED, host });
  const { isPlaying, nowUs } = playback;
  const orders = useMemo(() => play.actions.map((action) => orderOf(drill, action)), [drill, play]);
  const toggle = (): void => {
    if (isPlaying) playback.pause();
    else playback.play(nowUs >= duration ? drill.arriveUs : undefined);
  };
  return (
    <section ref={host} aria-labelledby={`${id}-replay`} data-testid="replay">
      <h2 id={`${id}-replay`} className={room.heading}>
        Look at it again
      </h2>
      <div className={`no-print ${styles.transport}`}>
        <button type="button" className="button" onClick={toggle}>
          {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        <label htmlFor={id} className="visually-hidden">
          Time in the drill
        </label>
        <input
          id={id}
          type="range"
          min={drill.arriveUs}
          max={duration}
          step={bucket}
          value={Math.max(nowUs, drill.arriveUs)}
          aria-valuetext={`${nowUs / 1e6} seconds`}
          onChange={({ target }) => {
            playback.pause();
            playback.jump(target.valueAsNumber);
          }}
        />
        <output htmlFor={id} aria-live="off">
          {nowUs / 1e6} s
        </output>
      </div>
      <div className={room.room}>
        <div className={room.signals}>
          <SignalWall drill={drill} points={points} orders={orders} nowUs={nowUs} isExam={isExam} withTruth />
        </div>
        <div className={room.desk}>
          <h3>Log</h3>
          <OrderLog drill={drill} orders={orders} points={points} nowUs={nowUs} isExam={isExam} />
        </div>
      </div>
    </section>
  );
}

const REPLAY_SPEED = 16;
