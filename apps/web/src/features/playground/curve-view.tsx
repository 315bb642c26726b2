'use client';

import type { LoadCurve as Answer } from '@basin/experiments';
import { formatNumber, LoadCurve } from '@basin/viz';
import { useEffect, useState } from 'react';
import { ExperimentBar, useExperiment } from '@/pieces/experiment/index.ts';
import styles from './experiment-view.module.css';
import { SeedCount } from './seed-count.tsx';
import type { RunnableSystem } from './understand.ts';
import type { Playing } from './use-playground.ts';

/** What it gives against what is asked of it. */
export function CurveView({ playing }: { readonly playing: Playing }) {
  const { system } = playing.understood;
  const offered = useOffered(system);
  if (system === undefined)
    return <p className={styles.about}>There is no system that can run yet: what is wrong stands below the texts.</p>;
  if (offered === undefined) return <p className={styles.about}>Looking at the load …</p>;
  if (!(offered > 0))
    return <p className={styles.about}>No client arrives at a rate, so there is no load to turn up.</p>;
  return <Curve system={system} offered={offered} />;
}

function Curve({ system, offered }: { readonly system: RunnableSystem; readonly offered: number }) {
  const [typed, type] = useState<string>();
  const [seedCount, chooseSeeds] = useState(3);
  const experiment = useExperiment<Answer>();
  const most = Number(typed ?? Math.round(offered * 2));
  const isLoad = Number.isFinite(most) && most > 0;
  const ask = (): void => {
    if (!isLoad) return;
    const loads = Array.from({ length: POINTS }, (_, index) => Math.round((most * 1000 * (index + 1)) / POINTS) / 1000);
    const seeds = Array.from({ length: seedCount }, (_, index) => index + 1);
    const { scenario, guards } = system;
    experiment.start(async (runner, options) => {
      const { loadCurve } = await import('@basin/experiments');
      return loadCurve({ system: { scenario, guards }, loads, seeds }, runner, options);
    });
  };
  const { answer } = experiment;
  return (
    <div className={styles.view} data-testid="curve">
      <p className={styles.about}>
        Steady load, without triggers and actions; each point is the second half of {seedCount} runs. As it is, clients
        offer {formatNumber(offered)} calls per second.
      </p>
      <ExperimentBar experiment={experiment} offer="Draw the load curve" onStart={ask}>
        <label className={styles.field}>
          <span>up to, calls/s</span>
          <input
            value={typed ?? String(Math.round(offered * 2))}
            onChange={({ target }) => type(target.value)}
            inputMode="decimal"
            aria-invalid={!isLoad}
            autoComplete="off"
          />
        </label>
        <SeedCount counts={[1, 3, 10]} count={seedCount} onChoose={chooseSeeds} />
      </ExperimentBar>
      {!isLoad && (
        <p role="alert" className={styles.problem}>
          This is no load. Write calls per second, such as {Math.round(offered * 2)}.
        </p>
      )}
      {answer !== undefined && answer.points.length > 0 && (
        <>
          <p className={styles.says} role="status">
            {bendSays(answer)}
          </p>
          <LoadCurve answer={answer} title="What it gives against what is asked of it" />
        </>
      )}
    </div>
  );
}

function bendSays({ bend, points }: Answer): string {
  const last = points.at(-1);
  if (bend === null) return `Goodput does not bend back up to ${formatNumber(last?.perSecond ?? 0)} calls per second.`;
  return `Goodput is highest at ${formatNumber(bend.fromPerSecond)} calls per second; from ${formatNumber(bend.toPerSecond)} on it is less, by ${Math.round(bend.lostShare * 100)} % at the end.`;
}

/** Comes with the experiments, which are fetched when somebody looks here. */
function useOffered(system: RunnableSystem | undefined): number | undefined {
  const [offered, setOffered] = useState<number>();
  useEffect(() => {
    let isGone = false;
    if (system !== undefined)
      void import('@basin/experiments').then(({ offeredPerSecond }) => {
        if (!isGone) setOffered(offeredPerSecond(system.scenario));
      });
    return () => {
      isGone = true;
    };
  }, [system]);
  return offered;
}

const POINTS = 10;
