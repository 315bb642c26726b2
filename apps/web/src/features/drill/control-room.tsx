'use client';

import type { OpenDrill } from '@basin/lab';
import { FastForward, LogOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import styles from './drill.module.css';
import type { PlayState } from './live-play.ts';
import { OrderLog } from './order-log.tsx';
import { RoomBar } from './room-bar.tsx';
import { RunbookList } from './runbook-list.tsx';
import { SignalWall } from './signal-wall.tsx';
import type { Play } from './use-play.ts';

/** Where the system is watched and something is done about it, while its time goes on. */
export function ControlRoom({ drill, play }: { readonly drill: OpenDrill; readonly play: Play }) {
  const { nowUs, orders, points, trouble, choice } = play;
  const isExam = choice?.isExam === true;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const hasArrived = nowUs >= drill.arriveUs;
  return (
    <div data-testid="room" data-now={nowUs / 1e6} data-paused={play.isPaused}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {hasArrived ? 'You are in the control room' : 'You are being connected'}
      </h2>
      <RoomBar drill={drill} play={play} />
      {trouble !== '' && (
        <p role="alert" className={styles.trouble}>
          That was our fault, and nothing is counted: {trouble} Leave, and take the call again.
        </p>
      )}
      <Spoken drill={drill} state={play} isPaused={play.isPaused} />
      <div className={styles.room}>
        <section aria-labelledby="signals" className={styles.signals}>
          <h3 id="signals" tabIndex={-1}>
            Signals
          </h3>
          <SignalWall drill={drill} points={points} orders={orders} nowUs={nowUs} isExam={isExam} />
        </section>
        <section aria-labelledby="runbook" className={styles.desk}>
          <h3 id="runbook" tabIndex={-1}>
            Runbook
          </h3>
          <RunbookList drill={drill} orders={orders} onOrder={hasArrived ? play.order : undefined} />
          <h3 id="log" tabIndex={-1}>
            Log
          </h3>
          <OrderLog drill={drill} orders={orders} points={points} nowUs={nowUs} isExam={isExam} />
          <div className={`no-print ${styles.row} ${styles.ends}`}>
            <button type="button" className="button" onClick={play.skip} disabled={!hasArrived}>
              <FastForward aria-hidden /> I am done
            </button>
            <button type="button" className="button" onClick={play.leave} aria-label="Leave without a verdict">
              <LogOut aria-hidden /> Leave
            </button>
          </div>
        </section>
      </div>
    </div>
  );
}

interface SpokenProps {
  readonly drill: OpenDrill;
  readonly state: PlayState;
  readonly isPaused: boolean;
}

/** What a screen reader should hear of: orders and effects, pauses, and the time every half minute. Never a tick. */
function Spoken({ drill, state, isPaused }: SpokenProps) {
  const { nowUs, orders } = state;
  const inEffect = orders.filter(({ effectUs }) => effectUs <= nowUs).at(-1);
  const last = orders.at(-1);
  const halfMinute = Math.floor(nowUs / SPEAK_EVERY_US);
  const [said, say] = useState('');
  useEffect(() => say(isPaused ? 'Time is paused.' : 'Time goes on.'), [isPaused]);
  useEffect(() => say(`It is ${(halfMinute * SPEAK_EVERY_US) / 1e6} seconds.`), [halfMinute]);
  useEffect(() => {
    if (last) say(`Ordered: ${last.says}. It takes effect at ${last.effectUs / 1e6} seconds.`);
  }, [last]);
  useEffect(() => {
    if (inEffect) say(`In effect: ${inEffect.says}.`);
  }, [inEffect]);
  useEffect(() => say(`You arrive. ${drill.page}`), [drill]);
  return (
    <p className="visually-hidden" role="status" data-testid="spoken">
      {said}
    </p>
  );
}

const SPEAK_EVERY_US = 30_000_000;
