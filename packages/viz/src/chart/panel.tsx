import type { ReactNode } from 'react';
import { GRID } from '../plot/pen.ts';
import { Stretched } from '../plot/stretched.tsx';
import type { ChartRun, FlowKey, SeriesKey } from './chart-run.ts';
import { bucketsPerColumn, decimate, type Points } from './decimate.ts';
import { seriesOf, type PanelLayout } from './layout.ts';
import type { Ghost, Guess } from './overlays.ts';
import { areaPath, dotsPath, linePath, stepAreaPath, stepPath, type Grid } from './path.ts';

interface PanelProps {
  readonly run: ChartRun;
  readonly panel: PanelLayout;
  readonly lines: readonly FlowKey[];
  readonly id: string;
  readonly ghost?: Ghost | undefined;
  readonly guess?: Guess | undefined;
}

/** One plot's lines and areas, stretched over the panel from the whole-numbered grid of `path.ts`. */
export function Panel(props: PanelProps) {
  const { run, panel, ghost, guess } = props;
  const guessed = guess && (guess.panel ?? 'flow') === panel.name ? guess : undefined;
  return (
    <>
      {panel.name === 'flow' && <Retries {...props} />}
      <Stretched height={panel.height}>
        {ghost && <GhostLines {...props} ghost={ghost} />}
        {marksOf(props)}
        {guessed && <path className="viz-guess" d={linePath(guessPoints(guessed, run), gridOf(run, panel))} />}
      </Stretched>
    </>
  );
}

function marksOf({ run, panel, lines }: PanelProps): ReactNode {
  const grid = gridOf(run, panel);
  switch (panel.name) {
    case 'flow':
      return DRAWING_ORDER.filter((key) => lines.includes(key)).map((key) => (
        <FlowLine key={key} of={key} run={run} grid={grid} />
      ));
    case 'queue':
      return <Queue run={run} grid={grid} />;
    case 'latency':
      return <Latency run={run} grid={grid} />;
  }
}

/**
 * The hatched area between offered load and attempts. The hatch is not stretched with the lines: a plain rectangle is
 * hatched in pixels, and the area is cut out of it.
 */
function Retries({ run, panel, lines, id }: PanelProps) {
  if (!lines.includes('attempts') || run.bucketCount === 0) return null;
  const { offered, attempts } = run.series;
  const above = attempts.map((value, i) => Math.max(value, offered[i] ?? 0));
  const perColumn = perColumnOf(run);
  const area = areaPath(decimate(above, perColumn), gridOf(run, panel), decimate(offered, perColumn));
  return (
    <g data-meaning="retries">
      <clipPath id={`${id}-clip`} clipPathUnits="objectBoundingBox">
        <path d={area} transform={`scale(${1 / GRID})`} />
      </clipPath>
      <rect width="100%" height={panel.height} fill={`url(#${id}-retries)`} clipPath={`url(#${id}-clip)`} />
    </g>
  );
}

function FlowLine({ of, run, grid }: { readonly of: FlowKey; readonly run: ChartRun; readonly grid: Grid }) {
  const points = pointsOf(run, of);
  const line = linePath(points, grid);
  return (
    <g data-meaning={of}>
      {of === 'goodput' && <path className="viz-fill" d={areaPath(points, grid)} />}
      <path className={`viz-line viz-line-${of}`} d={line} />
      {of === 'timeouts' && (
        <path className="viz-dots" d={dotsPath(points, grid, Math.ceil(grid.buckets / MOST_DOTS))} />
      )}
    </g>
  );
}

function Queue({ run, grid }: { readonly run: ChartRun; readonly grid: Grid }) {
  const points = pointsOf(run, 'queue');
  return (
    <g data-meaning="queue">
      <path className="viz-fill" d={stepAreaPath(points, grid, run.bucketCount)} />
      <path className="viz-line viz-line-queue" d={stepPath(points, grid, run.bucketCount)} />
    </g>
  );
}

function Latency({ run, grid }: { readonly run: ChartRun; readonly grid: Grid }) {
  const [median, tail] = [pointsOf(run, 'latencyP50'), pointsOf(run, 'latencyP99')];
  return (
    <g data-meaning="latency">
      <path className="viz-fill" d={areaPath(tail, grid, median)} />
      <path className="viz-line viz-line-tail" d={linePath(tail, grid)} />
      <path className="viz-line viz-line-median" d={linePath(median, grid)} />
    </g>
  );
}

function GhostLines({ ghost, run, panel, lines }: PanelProps & { readonly ghost: Ghost }) {
  const other = ghost.run;
  const grid = { buckets: run.durationUs / other.bucketUs, top: panel.scale.top };
  const keys = seriesOf(panel.name, lines).filter((key) => GHOST_LINES.includes(key));
  return keys.map((key) => (
    <g key={key} className="viz-ghost" data-meaning={key === 'latencyP99' ? 'latency' : key}>
      <path className="viz-line" d={linePath(pointsOf(other, key), grid)} />
    </g>
  ));
}

function pointsOf(run: ChartRun, key: SeriesKey): Points {
  return decimate(run.series[key], perColumnOf(run));
}

function perColumnOf(run: ChartRun): number {
  return bucketsPerColumn(run.durationUs / run.bucketUs, COLUMNS);
}

function gridOf(run: ChartRun, panel: PanelLayout): Grid {
  return { buckets: run.durationUs / run.bucketUs, top: panel.scale.top };
}

/** A guess is drawn at its own times, which need not be buckets' middles. */
function guessPoints(guess: Guess, run: ChartRun): Points {
  return {
    bucket: guess.points.map((point) => point.atUs / run.bucketUs - 0.5),
    value: guess.points.map((point) => point.value),
  };
}

/** What matters most lies on top. */
const DRAWING_ORDER: readonly FlowKey[] = ['errors', 'shed', 'timeouts', 'attempts', 'offered', 'goodput'];

/** Enough to tell the other run by, without a second set of everything. */
const GHOST_LINES: readonly SeriesKey[] = ['goodput', 'attempts', 'queue', 'latencyP99'];

/** As many as the widest chart has pixels, roughly; two points each. */
const COLUMNS = 1200;
const MOST_DOTS = 24;
