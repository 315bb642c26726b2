'use client';

import { flowsAt, Topology, type TopologyFlows } from '@basin/viz';
import { useMemo } from 'react';
import { AddComponent } from './add-component.tsx';
import { PartForm } from './part-form.tsx';
import styles from './system-area.module.css';
import type { Player } from './use-player.ts';
import type { Playing } from './use-playground.ts';

interface PictureViewProps {
  readonly playing: Playing;
  readonly player: Player;
}

/** The system in the text, with what flows in it at the time on the chart; and what a hand can do to it. */
export function PictureView({ playing, player }: PictureViewProps) {
  const { choose, chosen, desk, drawn } = playing;
  const { scenario, guards, isCurrent } = drawn;
  const flows = useFlows(player, scenario.arrows);
  const isEmpty = Object.keys(scenario.components).length === 0;
  const isThere = chosen !== undefined && (chosen in scenario.components || chosen in scenario.arrows);
  return (
    <section className={styles.picture} aria-label="Picture of the system">
      {!isCurrent && (
        <p className={styles.stale}>
          The text of the system cannot be read, so this is the picture from before. Mend the text to go on by hand.
        </p>
      )}
      {isEmpty ? (
        <p className={styles.empty}>
          Nothing is here yet. Add a client, which calls, and a server, which answers; then connect them.
        </p>
      ) : (
        <div className={styles.map} data-stale={!isCurrent}>
          <Topology
            scenario={scenario}
            guards={guards}
            title="Who calls whom. Choose a part to change it"
            flows={flows}
            choice={
              desk.isAwake ? { chosen, onChoose: (name) => choose(name === chosen ? undefined : name) } : undefined
            }
          />
        </div>
      )}
      {isThere && isCurrent && <PartForm key={chosen} playing={playing} name={chosen} />}
      <AddComponent playing={playing} />
    </section>
  );
}

/** None while nothing has run: a picture of what might flow would be made up. */
function useFlows({ live, made, nowUs }: Player, arrows: Readonly<Record<string, unknown>>): TopologyFlows | undefined {
  const run = live ?? made?.run;
  const bucket = run === undefined ? 0 : Math.max(0, (live ? run.bucketCount : Math.round(nowUs / run.bucketUs)) - 1);
  const names = Object.keys(arrows).join('\n');
  return useMemo(
    () => (run === undefined || run.bucketCount === 0 ? undefined : flowsAt(run, names.split('\n'), bucket)),
    [run, names, bucket],
  );
}
