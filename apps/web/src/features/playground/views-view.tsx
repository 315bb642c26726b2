'use client';

import { useMemo, useState } from 'react';
import { ComponentView, LoopView } from '@/pieces/two-views/live-views.tsx';
import { viewsOf } from '@/pieces/two-views/views.ts';
import styles from './take-home.module.css';
import type { Player } from './use-player.ts';
import { Transport } from './transport.tsx';
import type { Playing } from './use-playground.ts';

interface ViewsViewProps {
  readonly playing: Playing;
  readonly player: Player;
}

/** The run at the time on the chart, seen in two ways: what each box says of itself, and what flows around. */
export function ViewsView({ player }: ViewsViewProps) {
  const { made, nowUs } = player;
  const [view, show] = useState<'component' | 'loop'>('component');
  const views = useMemo(() => made && viewsOf({ ...made.system, run: made.run }), [made]);
  if (made === undefined || views === undefined) return <p className={styles.view}>Nothing has run yet.</p>;
  const bucket = Math.max(0, Math.min(views.bucketCount, Math.round(nowUs / views.bucketUs)) - 1);
  return (
    <div className={styles.view}>
      <Transport player={player} />
      <div className={styles.row} role="group" aria-label="View">
        <button type="button" className="button" aria-pressed={view === 'component'} onClick={() => show('component')}>
          What each box says
        </button>
        <button type="button" className="button" aria-pressed={view === 'loop'} onClick={() => show('loop')}>
          What flows around
        </button>
      </div>
      {view === 'component' ? (
        <ComponentView views={views} bucket={bucket} />
      ) : (
        <LoopView views={views} bucket={bucket} title="What flows around" />
      )}
    </div>
  );
}
