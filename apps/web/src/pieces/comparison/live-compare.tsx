'use client';

import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { Comparison } from '@basin/experiments';
import { AwakeFieldset } from '@/pieces/awake/index.ts';
import { ExperimentBar, useExperiment, type Experiment } from '@/pieces/experiment/index.ts';
import { addressOf, savedState } from '@/pieces/saved-state/index.ts';
import { SeedInput } from '../live-figure/control-panel.tsx';
import type { Guessed } from '../live-figure/figure.ts';
import figureStyles from '../live-figure/live-figure.module.css';
import { Outcome, PredictForm } from '../live-figure/predict-form.tsx';
import type { CompareFigure, CompareView } from './compare-figure.ts';
import { seedsTo } from './demands.ts';
import { Differences } from './differences.tsx';
import { TwoCharts, TwoCaptions } from './two-charts.tsx';
import { useTwoRuns, type TwoRuns } from './use-two-runs.ts';
import { ViewSwitch } from './view-switch.tsx';

interface LiveCompareProps {
  readonly figure: CompareFigure;
  readonly children?: ReactNode;
}

/** Two settings on the same random numbers: one seed in full, and on demand the differences over many. */
export function LiveCompare({ figure, children }: LiveCompareProps) {
  const { prediction } = figure;
  const runs = useTwoRuns(figure);
  const [view, setView] = useState<CompareView>(figure.view);
  const [guess, setGuess] = useState<Guessed | 'waived'>();
  const experiment = useExperiment<Comparison>();
  const isHidden = prediction !== undefined && guess === undefined;

  const restore = useEffectEvent(() => {
    const saved = savedState(figure.id, ['seed', 'side'], window.location.search);
    if (!saved) return;
    setGuess('waived');
    setView(saved.side === 1 ? 'side' : 'ghost');
    runs.choose(saved.seed);
  });
  useEffect(() => restore(), []);

  const charts = { figure, runs };
  return (
    <div id={figure.id} className={figureStyles['figure']}>
      <div className={prediction ? 'needs-js' : undefined}>
        <TwoCharts {...charts} view={view} hiddenFrom={isHidden ? prediction.hiddenFrom : undefined} />
        {isHidden && <PredictForm prediction={prediction} run={runs.b} onGuess={setGuess} />}
        {prediction && guess !== undefined && guess !== 'waived' && (
          <Outcome prediction={prediction} run={runs.b} guess={guess} />
        )}
        {!isHidden && <Controls {...charts} view={view} onView={setView} />}
        {!isHidden && <TwoCaptions {...charts} />}
        {!isHidden && <ManySeeds figure={figure} experiment={experiment} />}
      </div>
      {prediction && (
        <noscript>
          <TwoCharts {...charts} view={figure.view} hiddenFrom={undefined} />
          <TwoCaptions {...charts} />
          <p className={figureStyles['ask']}>{prediction.ask}</p>
        </noscript>
      )}
      {children !== undefined && !isHidden && <div className={figureStyles['after']}>{children}</div>}
      {children !== undefined && prediction && <noscript>{children}</noscript>}
    </div>
  );
}

interface ControlsProps {
  readonly figure: CompareFigure;
  readonly runs: TwoRuns;
  readonly view: CompareView;
  readonly onView: (view: CompareView) => void;
}

function Controls({ figure, runs, view, onView }: ControlsProps) {
  const link = addressOf(figure.id, { seed: runs.seed, side: view === 'side' ? 1 : 0 });
  return (
    <AwakeFieldset className={`needs-js no-print ${figureStyles['controls']}`} isBusy={runs.isRunning}>
      <ViewSwitch view={view} onView={onView} />
      <SeedInput seed={runs.seed} onChange={runs.choose} />
      <a className={figureStyles['link']} href={link}>
        Link to these runs
      </a>
      {runs.problem !== undefined && (
        <p role="alert" className={figureStyles['problem']}>
          {runs.problem}
        </p>
      )}
    </AwakeFieldset>
  );
}

function ManySeeds({
  figure,
  experiment,
}: {
  readonly figure: CompareFigure;
  readonly experiment: Experiment<Comparison>;
}) {
  const { a, b, seeds, demands } = figure;
  const start = () =>
    experiment.start(async (runner, options) => {
      const { compare } = await import('@basin/experiments');
      return compare({ a, b, seeds: seedsTo(seeds), ...(demands && { demands }) }, runner, options);
    });
  return (
    <>
      <ExperimentBar experiment={experiment} offer={`Compare seeds 1 to ${seeds}`} onStart={start} />
      {experiment.answer && <Differences figure={figure} answer={experiment.answer} />}
    </>
  );
}
