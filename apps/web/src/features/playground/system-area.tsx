'use client';

import dynamic from 'next/dynamic';
import { Tabs } from 'radix-ui';
import { useRef } from 'react';
import { PictureView } from './picture-view.tsx';
import { RunView } from './run-view.tsx';
import styles from './system-area.module.css';
import { usePlayer } from './use-player.ts';
import type { Playing, SystemView } from './use-playground.ts';

// What asks for many runs, or takes one elsewhere, is fetched when somebody looks at it.
const CurveView = dynamic(async () => (await import('./curve-view.tsx')).CurveView);
const TakeHome = dynamic(async () => (await import('./take-home.tsx')).TakeHome);
const ViewsView = dynamic(async () => (await import('./views-view.tsx')).ViewsView);
const WidthView = dynamic(async () => (await import('./width-view.tsx')).WidthView);

/** The picture of the system, and below it what there is to do with it. */
export function SystemArea({ playing }: { readonly playing: Playing }) {
  const host = useRef<HTMLDivElement>(null);
  const player = usePlayer(playing.bench, host);
  const { showView, view } = playing;
  return (
    <div ref={host} className={styles.area}>
      <PictureView playing={playing} player={player} />
      <Tabs.Root className={styles.tabs} value={view} onValueChange={(next) => showView(next as SystemView)}>
        <Tabs.List className={styles.views} aria-label="What to do with the system">
          {VIEWS.map(({ id, name }) => (
            <Tabs.Trigger key={id} value={id}>
              {name}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value="run">
          <RunView playing={playing} player={player} />
        </Tabs.Content>
        <Tabs.Content value="views">
          <ViewsView playing={playing} player={player} />
        </Tabs.Content>
        <Tabs.Content value="width">
          <WidthView playing={playing} />
        </Tabs.Content>
        <Tabs.Content value="curve">
          <CurveView playing={playing} />
        </Tabs.Content>
        <Tabs.Content value="home">
          <TakeHome playing={playing} />
        </Tabs.Content>
      </Tabs.Root>
    </div>
  );
}

const VIEWS: readonly { readonly id: SystemView; readonly name: string }[] = [
  { id: 'run', name: 'Run' },
  { id: 'views', name: 'Boxes or loops' },
  { id: 'width', name: 'Tipping point' },
  { id: 'curve', name: 'Load curve' },
  { id: 'home', name: 'Take home' },
];
