'use client';

import { type Run, triggerWindows } from '@basin/engine';
import { type ChartRun, chartRun, type Ghost, RunChart, Topology } from '@basin/viz';
import { type ReactNode, useMemo } from 'react';
import { useMedia } from '@/pieces/guard-editor/index.ts';
import type { Graded } from './bench-result.ts';
import { ResultView } from './result-view.tsx';
import { SeedSwitch } from './seed-switch.tsx';
import styles from './system-area.module.css';
import { PLACES } from './places.ts';
import type { LabWork } from './lab-work.ts';
import { WhatIfSection } from './what-if-section.tsx';

/** The running system, and below it what became of the goals. Before anything has run: what is there to run. */
export function SystemArea({ work }: { readonly work: LabWork }) {
  const { live, graded } = work.bench;
  return (
    <div className={styles.area}>
      <div
        id={PLACES.chart}
        className={styles.chart}
        data-testid="chart"
        data-live={live !== undefined}
        data-digests={digestsOf(graded)}
      >
        <Picture work={work} />
      </div>
      <ResultView work={work} />
      <WhatIfSection work={work} />
    </div>
  );
}

/** What was asked for last: a run of the verdict, one beside the lab, or two tries at once. */
function Picture({ work }: { work: LabWork }) {
  const { bench, guards, shownSeed, showSeed, scenario, overlay, harder } = work;
  const { graded, live, busy } = bench;
  if (live === undefined && overlay.shown !== undefined) {
    const { seed, front, ghost } = overlay.shown;
    return (
      <Beside title={`Two tries, seed ${seed}`} says={`${front.name}, and ${ghost.name} faintly.`} work={work}>
        <Chart run={front.run} title={`Two tries, seed ${seed}`} ghost={{ run: ghost.run, label: ghost.name }} />
      </Beside>
    );
  }
  if (live === undefined && harder.shown !== undefined) {
    const { name, run, says } = harder.shown;
    return (
      <Beside title="Not graded" says={`${name}: ${says}`} work={work}>
        <Chart run={run} title={`Not graded: ${name}`} />
      </Beside>
    );
  }
  const run = live ?? graded?.runs.find((each) => each.seed === shownSeed) ?? graded?.runs[0];
  return (
    <>
      <div className={styles.head}>
        <h2>{titleOf(run, graded)}</h2>
        {graded !== undefined && busy === undefined && graded.runs.length > 1 && (
          <SeedSwitch bySeed={graded.bySeed} shown={run?.seed} onShow={showSeed} />
        )}
      </div>
      {run === undefined ? (
        <div className={styles.map}>
          <Topology scenario={scenario} guards={guards} title="Who calls whom, and the guards in force" />
        </div>
      ) : (
        <GradedChart work={work} run={run} />
      )}
    </>
  );
}

interface BesideProps {
  readonly title: string;
  readonly says: string;
  readonly work: LabWork;
  readonly children: ReactNode;
}

/** A chart that no verdict is about, and the way back. */
function Beside({ title, says, work, children }: BesideProps) {
  const back = (): void => {
    work.overlay.clear();
    work.harder.clear();
  };
  return (
    <div data-testid="beside">
      <div className={styles.head}>
        <h2>{title}</h2>
        <button type="button" className={styles.back} onClick={back}>
          {work.bench.graded === undefined ? 'Back to the system' : 'Back to the verdict'}
        </button>
      </div>
      <p className={styles.beside}>{says.replaceAll('`', '')}</p>
      {children}
    </div>
  );
}

function GradedChart({ work, run }: { work: LabWork; run: Run }) {
  const { lab, look } = work;
  const triggers = useMemo(() => triggerWindows(lab.scenario), [lab.scenario]);
  const chart = useMemo(() => chartRun(run, { triggers }), [run, triggers]);
  const isLook = look !== undefined && run.ended !== 'under-way' && look.seed === run.seed;
  return <Chart run={chart} title={`Calls, attempts and queue, seed ${run.seed}`} look={isLook ? look : undefined} />;
}

interface ChartProps {
  readonly run: ChartRun;
  readonly title: string;
  readonly look?: LabWork['look'];
  readonly ghost?: Ghost;
}

function Chart(props: ChartProps) {
  const isLow = useMedia('(max-height: 959px)');
  return <RunChart {...props} size={isLow === false ? 'regular' : 'small'} />;
}

/** By these a run here can be held against the same run elsewhere: `basin run --json` prints them too. */
function digestsOf(graded: Graded | undefined): string | undefined {
  return graded?.runs.map(({ seed, digest }) => `${seed}:${digest}`).join(' ');
}

function titleOf(run: Run | undefined, graded: Graded | undefined): string {
  if (run === undefined) return 'The system';
  if (run.ended === 'under-way') return `The system, seed ${run.seed}, running`;
  return graded?.press === 'check' ? `Checked, seed ${run.seed}` : `Tried, seed ${run.seed}`;
}
