'use client';

import type { Run } from '@basin/engine';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { chartRun, type ChartRun, type FlowKey } from './chart-run.ts';
import { CursorInput } from './cursor-input.tsx';
import { Cursor } from './cursor.tsx';
import { DataTable } from './data-table.tsx';
import { describeRun } from './describe.ts';
import { layoutChart, type ChartSize, type PanelName } from './layout.ts';
import { Legend } from './legend.tsx';
import type { Ghost, Guess, LookWindow } from './overlays.ts';
import { Picture } from './picture.tsx';
import { placeLabels } from './trigger-labels.ts';

export interface RunChartProps {
  /** A chart's run, or an engine's run as it is (whose triggers are then labelled without their magnitudes). */
  readonly run: Run | ChartRun;
  /** What the figure shows, as a heading: "A slow minute". */
  readonly title: string;
  /** What the reader should see in it. The generated description is always there for those who cannot see it. */
  readonly caption?: ReactNode;
  /** Top to bottom. Flow and queue unless said otherwise. */
  readonly panels?: readonly PanelName[];
  /** Lines of the flow panel. Offered load, goodput and attempts unless said otherwise. */
  readonly lines?: readonly FlowKey[];
  readonly size?: ChartSize;
  /** Upper edges of the axes, per second, in attempts, in seconds: for charts that stand side by side. */
  readonly limits?: Partial<Record<PanelName, number>>;
  readonly look?: LookWindow | undefined;
  readonly guess?: Guess | undefined;
  readonly ghost?: Ghost | undefined;
  /** The time pointed at, if several charts share one cursor; null while nobody points. */
  readonly cursorUs?: number | null;
  readonly onCursor?: (atUs: number | null) => void;
}

/** One run on one axis of time. Its first frame needs no script and no width. */
export function RunChart(props: RunChartProps) {
  const { panels = PANELS, lines = LINES, size = 'regular', limits = NO_LIMITS, ghost, guess, look } = props;
  const id = useId();
  const [ownCursorUs, setOwnCursorUs] = useState<number | null>(null);
  const run = useMemo(() => ('parts' in props.run ? chartRun(props.run) : props.run), [props.run]);
  const layout = useMemo(() => {
    const runs = ghost ? [run, ghost.run] : [run];
    return layoutChart({ panels, lines, size, limits, runs, labelRows: placeLabels(run).rows });
  }, [run, ghost, panels, lines, size, limits]);
  const bucket = bucketAt(run, props.cursorUs === undefined ? ownCursorUs : props.cursorUs);
  const shown = { run, panels, lines };
  const ids = { id, titleId: `${id}-title`, descriptionId: `${id}-description` };

  const moveTo = (to: number | null) => {
    const atUs = to === null ? null : to * run.bucketUs;
    setOwnCursorUs(atUs);
    props.onCursor?.(atUs);
  };

  return (
    <figure className="viz-figure" aria-labelledby={ids.titleId}>
      <figcaption className="viz-title" id={ids.titleId}>
        {props.title}
      </figcaption>
      <Legend {...shown} bucket={bucket} ghost={ghost} guess={guess} />
      <div className="viz-plot">
        <Picture run={run} lines={lines} layout={layout} {...ids} {...{ ghost, guess, look }} />
        {bucket !== undefined && <Cursor {...{ run, layout, lines, bucket }} />}
        <CursorInput {...shown} bucket={bucket} onMove={moveTo} />
      </div>
      {props.caption !== undefined && <div className="viz-caption">{props.caption}</div>}
      <p className="viz-hidden" id={ids.descriptionId}>
        {describeRun(run)}
      </p>
      <DataTable {...shown} caption={props.title} />
    </figure>
  );
}

/** The bucket that holds a time; the last one for times that have not come yet. */
function bucketAt(run: ChartRun, atUs: number | null): number | undefined {
  if (atUs === null || run.bucketCount === 0) return undefined;
  return Math.min(Math.floor(atUs / run.bucketUs), run.bucketCount - 1);
}

const PANELS: readonly PanelName[] = ['flow', 'queue'];
const LINES: readonly FlowKey[] = ['offered', 'goodput', 'attempts'];
const NO_LIMITS = {};
