'use client';

import { type Run, triggerWindows } from '@basin/engine';
import { chartRun, RunChart, Topology } from '@basin/viz';
import { useMemo } from 'react';
import { useMedia } from '@/pieces/guard-editor/index.ts';
import type { Graded } from './bench-result.ts';
import { ResultView } from './result-view.tsx';
import { SeedSwitch } from './seed-switch.tsx';
import styles from './system-area.module.css';
import { type LabWork, PLACES } from './use-lab.ts';

/** The running system, and below it what became of the goals. Before anything has run: what is there to run. */
export function SystemArea({ work }: { readonly work: LabWork }) {
  const { bench, guards, shownSeed, showSeed, scenario } = work;
  const { graded, live, busy } = bench;
  const run = live ?? graded?.runs.find((each) => each.seed === shownSeed) ?? graded?.runs[0];
  return (
    <div className={styles.area}>
      <div
        id={PLACES.chart}
        className={styles.chart}
        data-testid="chart"
        data-live={live !== undefined}
        data-digests={digestsOf(graded)}
      >
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
          <Chart work={work} run={run} />
        )}
      </div>
      <ResultView work={work} />
    </div>
  );
}

function Chart({ work, run }: { work: LabWork; run: Run }) {
  const { lab, look } = work;
  const isLow = useMedia('(max-height: 959px)');
  const triggers = useMemo(() => triggerWindows(lab.scenario), [lab.scenario]);
  const chart = useMemo(() => chartRun(run, { triggers }), [run, triggers]);
  const isLook = look !== undefined && run.ended !== 'under-way' && look.seed === run.seed;
  return (
    <RunChart
      run={chart}
      title={`Calls, attempts and queue, seed ${run.seed}`}
      size={isLow === false ? 'regular' : 'small'}
      look={isLook ? look : undefined}
    />
  );
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
