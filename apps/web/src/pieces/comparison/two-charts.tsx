import { useMemo } from 'react';
import { describeRun, RunChart, type ChartRun } from '@basin/viz';
import { clip } from '@/pieces/playback/index.ts';
import { limitsOf } from '../live-figure/limits.ts';
import type { CompareFigure, CompareView } from './compare-figure.ts';
import type { TwoRuns } from './use-two-runs.ts';
import styles from './comparison.module.css';

interface TwoChartsProps {
  readonly figure: CompareFigure;
  readonly runs: TwoRuns;
  readonly view: CompareView;
  /** From this second on B waits for a guess. */
  readonly hiddenFrom: number | undefined;
}

/** Both runs on the same axes, so that what is higher is more. */
export function TwoCharts({ figure, runs: { a, b }, view, hiddenFrom }: TwoChartsProps) {
  const { title, panels, lines, size } = figure;
  const shownB = useMemo(() => (hiddenFrom === undefined ? b : clip(b, hiddenFrom * 1e6)), [b, hiddenFrom]);
  const limits = useMemo(() => limitsOf([a, shownB], lines), [a, shownB, lines]);
  const chart = { panels, lines, limits };
  if (view === 'ghost') {
    return (
      <RunChart {...chart} size={size} run={shownB} title={title} ghost={{ run: a, label: `A: ${figure.a.says}` }} />
    );
  }
  const sides: [string, ChartRun][] = [
    [`A: ${figure.a.says}`, a],
    [`B: ${figure.b.says}`, shownB],
  ];
  return (
    <div className={styles['sides']} role="group" aria-label={title}>
      {sides.map(([name, run]) => (
        <RunChart key={name} {...chart} size="small" run={run} title={name} />
      ))}
    </div>
  );
}

/** What the runs show, in numbers. */
export function TwoCaptions({ figure, runs: { a, b, shownSeed } }: Pick<TwoChartsProps, 'figure' | 'runs'>) {
  return (
    <div className={styles['captions']} aria-live="polite">
      <p>
        <b>A: {figure.a.says}.</b> {describeRun(a)}
      </p>
      <p>
        <b>B: {figure.b.says}.</b> {describeRun(b)} Both of seed {shownSeed}: the same calls at the same moments.
      </p>
    </div>
  );
}
