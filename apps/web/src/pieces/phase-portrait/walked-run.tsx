'use client';

import { describeRun, RunChart } from '@basin/viz';
import { AwakeFieldset } from '@/pieces/awake/index.ts';
import { addressOf } from '@/pieces/saved-state/index.ts';
import { PlayButton, type MadeRun } from '@/pieces/step-down/index.ts';
import type { Walk } from './use-walk.ts';
import styles from './phase-portrait.module.css';

interface WalkedRunProps {
  readonly id: string;
  readonly walk: Walk;
  readonly made: MadeRun;
}

/** The run that the ball follows. Its cursor and the ball are at the same time. */
export function WalkedRun({ id, walk: { playback, index }, made: { chart } }: WalkedRunProps) {
  return (
    <div className={styles['run']}>
      <RunChart
        run={chart}
        title="The run that the ball follows"
        caption={describeRun(chart)}
        cursorUs={playback.nowUs}
        onCursor={(atUs) => {
          if (atUs === null) return;
          playback.pause();
          playback.jump(atUs);
        }}
      />
      <AwakeFieldset className={`needs-js no-print ${styles['controls']}`}>
        <PlayButton playback={playback} fromUs={playback.nowUs >= chart.nowUs ? 0 : undefined} />
        {index !== undefined && (
          <a className={styles['link']} href={addressOf(id, { walk: index })}>
            Link to this run
          </a>
        )}
      </AwakeFieldset>
    </div>
  );
}
