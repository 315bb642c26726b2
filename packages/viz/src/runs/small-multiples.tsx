import type { Run } from '@basin/engine';
import { useId, type ReactNode } from 'react';
import { chartRun, type ChartRun, type FlowKey } from '../chart/chart-run.ts';
import { describeRun } from '../chart/describe.ts';
import { layoutChart, type PanelName } from '../chart/layout.ts';
import { Picture } from '../chart/picture.tsx';
import { shownMeanings } from '../chart/readout.ts';
import { placeLabels } from '../chart/trigger-labels.ts';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { NumbersTable } from '../plot/numbers-table.tsx';
import { MeaningMark } from '../theme/meaning.tsx';
import { meaningOf } from '../theme/meanings.ts';

export interface SmallMultiple {
  readonly run: Run | ChartRun;
  /** What sets it apart: "seed 3". */
  readonly label: string;
  /** What became of it, if somebody has judged. */
  readonly outcome?: 'healthy' | 'failed' | 'undecided';
}

export interface SmallMultiplesProps {
  readonly runs: readonly SmallMultiple[];
  readonly title: string;
  readonly caption?: ReactNode;
  readonly panels?: readonly PanelName[];
  readonly lines?: readonly FlowKey[];
}

/** The same picture of several runs, all on the same axes, so that what differs is the runs. */
export function SmallMultiples({ runs, title, caption, panels = PANELS, lines = LINES }: SmallMultiplesProps) {
  const id = useId();
  const all = runs.map((each) => ({ ...each, run: 'parts' in each.run ? chartRun(each.run) : each.run }));
  const labelRows = Math.max(1, ...all.map(({ run }) => placeLabels(run).rows));
  const layout = layoutChart({ panels, lines, size: 'small', labelRows, runs: all.map(({ run }) => run), limits: {} });
  return (
    <figure className="viz-figure" aria-labelledby={`${id}-title`}>
      <figcaption className="viz-title" id={`${id}-title`}>
        {title}
      </figcaption>
      <dl className="viz-legend viz-legend-flow">
        {shownMeanings({ panels, lines }).map((meaning) => (
          <LegendEntry key={meaning} mark={<MeaningMark of={meaning} />} word={meaningOf(meaning).word} />
        ))}
      </dl>
      <div className="viz-multiples">
        {all.map(({ run, label, outcome }, index) => {
          const ids = {
            id: `${id}-${index}`,
            titleId: `${id}-${index}-title`,
            descriptionId: `${id}-${index}-description`,
          };
          return (
            <div key={label} className="viz-multiple">
              <p className="viz-multiple-label">
                <span id={ids.titleId}>{label}</span>
                {outcome && (
                  <span className="viz-meaning" data-meaning={outcome}>
                    <MeaningMark of={outcome} />
                    {OUTCOMES[outcome]}
                  </span>
                )}
              </p>
              <div className="viz-plot">
                <Picture run={run} lines={lines} layout={layout} {...ids} />
              </div>
              <p className="viz-hidden" id={ids.descriptionId}>
                {describeRun(run)}
              </p>
            </div>
          );
        })}
      </div>
      {caption !== undefined && <div className="viz-caption">{caption}</div>}
      <NumbersTable
        caption={title}
        columns={['run', 'what happened']}
        rows={all.map(({ run, label }) => [label, describeRun(run)])}
      />
    </figure>
  );
}

const PANELS: readonly PanelName[] = ['flow'];
const LINES: readonly FlowKey[] = ['offered', 'goodput', 'attempts'];

const OUTCOMES = { healthy: 'comes back', failed: 'stays down', undecided: 'undecided' } as const;
