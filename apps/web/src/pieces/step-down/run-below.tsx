'use client';

import { useRef, type ReactNode } from 'react';
import type { RunRef, System } from '@basin/experiments';
import { describeRun, RunChart, type Ghost } from '@basin/viz';
import { AwakeFieldset } from '@/pieces/awake/index.ts';
import { clip, usePlayback } from '@/pieces/playback/index.ts';
import { PlayButton } from './play-button.tsx';
import { useRunOf, type MadeRun } from './use-run-of.ts';
import styles from './step-down.module.css';

interface RunBelowProps {
  readonly system: System;
  readonly run: RunRef;
  /** Drawn faintly on the same axes. */
  readonly ghost?: { readonly run: RunRef; readonly label: string };
  /** Says which run it is. */
  readonly title: string;
  /** An address that brings it back. */
  readonly link: string;
  /** Native controls that choose another run of the same point. */
  readonly children?: ReactNode;
}

/** The step down from a point of a map or a curve into one of its runs. */
export function RunBelow({ system, run, ghost, title, link, children }: RunBelowProps) {
  const { made, problem } = useRunOf(system, run);
  const { made: other } = useRunOf(system, ghost?.run);
  return (
    <div className={styles['below']}>
      {made && (
        <RunView
          key={JSON.stringify(made.ref)}
          made={made}
          title={title}
          ghost={ghost && other && { run: other.chart, label: ghost.label }}
        >
          {children}
          <a className={styles['link']} href={link}>
            Link to this run
          </a>
        </RunView>
      )}
      {problem !== '' && <p role="alert">The simulator stopped ({problem}).</p>}
    </div>
  );
}

interface RunViewProps {
  readonly made: MadeRun;
  readonly title: string;
  readonly ghost: Ghost | undefined;
  readonly children: ReactNode;
}

function RunView({ made: { chart }, title, ghost, children }: RunViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const playback = usePlayback({
    startUs: chart.nowUs,
    endUs: chart.nowUs,
    bucketUs: chart.bucketUs,
    speed: chart.nowUs / 1e6 / SECONDS_TO_PLAY,
    host,
  });
  return (
    <div ref={host}>
      <RunChart run={clip(chart, playback.nowUs)} title={title} caption={describeRun(chart)} ghost={ghost} />
      <AwakeFieldset className={`needs-js no-print ${styles['controls']}`}>
        <PlayButton playback={playback} fromUs={playback.nowUs >= chart.nowUs ? 0 : undefined} />
        {children}
      </AwakeFieldset>
    </div>
  );
}

const SECONDS_TO_PLAY = 6;
