'use client';

import { RunChart } from '@basin/viz';
import { useMedia } from '@/pieces/guard-editor/index.ts';
import { Happenings } from './happenings.tsx';
import styles from './run-view.module.css';
import { writtenSheet } from './sheet.ts';
import { Transport } from './transport.tsx';
import type { Player } from './use-player.ts';
import type { Playing } from './use-playground.ts';

interface RunViewProps {
  readonly playing: Playing;
  readonly player: Player;
}

/** The run on its axis of time, and what may be done to it while it is played. */
export function RunView({ playing, player }: RunViewProps) {
  const { bench } = playing;
  const isLow = useMedia('(max-height: 959px)');
  const { chart, made, live } = player;
  const seed = live?.seed ?? made?.run.seed;
  return (
    <div className={styles.run} data-testid="run" data-live={live !== undefined} data-digest={made?.run.digest}>
      {bench.says !== '' && (
        <p role="alert" className={styles.trouble}>
          {bench.says}
        </p>
      )}
      {chart === undefined ? (
        <p className={styles.about}>
          Nothing has run yet. Run makes one run of one seed, in your browser, and shows it as it comes.
        </p>
      ) : (
        <>
          {made !== undefined && <Transport player={player} />}
          <div className={styles.chart}>
            <RunChart
              run={chart}
              title={`Calls, attempts and queue, seed ${seed}`}
              size={isLow === false ? 'regular' : 'small'}
            />
          </div>
          <Summary playing={playing} player={player} />
        </>
      )}
      <Happenings playing={playing} player={player} />
    </div>
  );
}

function Summary({ playing, player: { made } }: RunViewProps) {
  if (made === undefined) return null;
  const isStale = writtenSheet(made.sheet) !== writtenSheet(playing.sheet);
  return (
    <p className={styles.about} role="status">
      Seed {made.run.seed}, digest <code>{made.run.digest}</code>
      {made.run.ended === 'at-time' ? '.' : `, ended early: ${ENDED[made.run.ended]}.`}
      {isStale && ' The sheet has changed since: Run makes a new one.'}
    </p>
  );
}

const ENDED = {
  'attempt-limit': 'too many attempts were alive at once',
  'event-limit': 'too much happened',
  'under-way': 'it was stopped',
} as const;
