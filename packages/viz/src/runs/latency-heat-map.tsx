import { quantileUs, wholeOf, type DurationRecord, type Run } from '@basin/engine';
import { HEIGHTS } from '../answers/heights.ts';
import type { ChartSize } from '../chart/layout.ts';
import { timeTicksUs } from '../chart/scale.ts';
import { windowsFromMarks, type TriggerWindow } from '../chart/trigger-windows.ts';
import { formatNumber, formatSeconds, secondsText } from '../number.ts';
import { logAxis, percent, pixels, shareOn, type Axis } from '../plot/axis.ts';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { Stretched } from '../plot/stretched.tsx';
import { heatColumns, heatPaths, LEVELS, quantilePath, type HeatColumn } from './heat-layout.ts';

export interface LatencyHeatMapProps extends FigureProps {
  readonly run: Run;
  /** A client, an arrow, a server: anything whose durations are measured. */
  readonly part: string;
  /** `latency` unless said; of servers `wait` or `sojourn`. */
  readonly of?: string;
  /** A line to hold it against, such as the client's `goodWithin`. */
  readonly limitUs?: number;
  readonly triggers?: readonly TriggerWindow[];
  readonly size?: ChartSize;
}

/** Time across, latency up, ten times as long at every line: how dense durations lie, as far as a run says. */
export function LatencyHeatMap({
  run,
  part,
  of = 'latency',
  limitUs,
  triggers,
  size = 'regular',
  ...figure
}: LatencyHeatMapProps) {
  const height = HEIGHTS[size];
  const record = wholeOf(run, part);
  const columns = heatColumns(record, of, COLUMNS);
  const limit = limitUs === undefined ? [] : [limitUs / 1e6];
  const y = logAxis([...columns.flatMap(({ p50, p99 }) => [p50, p99]), ...limit]);
  const axes = { buckets: run.durationUs / run.bucketUs, y };
  const whole = record.durations[of];
  return (
    <Figure
      {...figure}
      legend={<HeatLegend />}
      description={describeHeat(columns, `${of} of ${part}`)}
      table={{
        columns: ['time, s', 'p50, s', 'p90, s', 'p99, s'],
        rows: rowsOf(columns, run.bucketUs),
      }}
    >
      {(ids) => (
        <Plot
          ids={ids}
          height={height}
          x={{ axis: timeAxis(run), title: 'simulated time in seconds', format: secondsText }}
          y={{
            axis: y,
            title: `${of} of ${part} in seconds, p50 to p99`,
            format: (seconds) => secondsText(seconds * 1e6),
          }}
        >
          <Windows run={run} triggers={triggers ?? windowsFromMarks(run)} height={height} />
          <g data-meaning="latency">
            <Stretched height={height}>
              {heatPaths(columns, axes).map(({ level, path }) => (
                <path key={level} className={`viz-heat viz-heat-${level}`} d={path} />
              ))}
              <path className="viz-line viz-heat-median" d={quantilePath(columns, 'p50', axes)} />
              <path className="viz-line viz-line-tail" d={quantilePath(columns, 'p99', axes)} />
            </Stretched>
          </g>
          {limit.map((seconds) => (
            <Limit key={seconds} y={(1 - shareOn(y, seconds)) * height} text={formatSeconds(seconds * 1e6)} />
          ))}
          {whole && whole.count > 0 && <Whole record={whole} axis={y} height={height} />}
        </Plot>
      )}
    </Figure>
  );
}

function timeAxis(run: Run): Axis {
  return { from: 0, to: run.durationUs, ticks: timeTicksUs(run.durationUs, 6), isLog: false };
}

function Windows(props: { readonly run: Run; readonly triggers: readonly TriggerWindow[]; readonly height: number }) {
  const { run, triggers, height } = props;
  return triggers.map(({ fromUs, toUs, label }) => (
    <g key={`${fromUs} ${label}`} data-meaning="trigger">
      <rect
        className="viz-trigger-tint"
        x={percent(fromUs / run.durationUs)}
        width={percent((Math.min(toUs, run.durationUs) - fromUs) / run.durationUs)}
        height={height}
      />
      <text className="viz-trigger-label" x={percent(fromUs / run.durationUs)} dx="4" y="14">
        {label}
      </text>
    </g>
  ));
}

function Limit({ y, text }: { readonly y: number; readonly text: string }) {
  return (
    <>
      <line className="viz-pin viz-pin-second" x2="100%" y1={y} y2={y} />
      <text className="viz-pin-words" x="100%" y={y < 20 ? y + 15 : y - 5} textAnchor="end">
        good within {text}
      </text>
    </>
  );
}

/** The whole run after its warm-up, as ticks at the right edge. */
function Whole(props: { readonly record: DurationRecord; readonly axis: Axis; readonly height: number }) {
  const { record, axis, height } = props;
  return (
    <g data-meaning="latency">
      {[0.5, 0.9, 0.99].map((share) => {
        const y = (1 - shareOn(axis, quantileUs(record, share) / 1e6)) * height;
        return (
          <svg key={share} className="viz-point" x="100%" y={pixels(y)}>
            <path className="viz-point-full" d="M2 0L11 -4V4Z" />
          </svg>
        );
      })}
    </g>
  );
}

export function describeHeat(columns: readonly HeatColumn[], what: string): string {
  const known = columns.filter(({ p50 }) => !Number.isNaN(p50));
  if (known.length === 0) return `No ${what} was measured.`;
  const range = (read: (column: HeatColumn) => number): string => {
    const values = known.map(read);
    return `${formatSeconds(Math.min(...values) * 1e6)} to ${formatSeconds(Math.max(...values) * 1e6)}`;
  };
  const gaps = columns.length - known.length;
  return `Of the ${what}, p50 goes from ${range(({ p50 }) => p50)} and p99 from ${range(({ p99 }) => p99)}. ${gaps === 0 ? 'Something ended in every stretch of time.' : `In ${gaps} of ${columns.length} stretches of time nothing ended OK; they are left open.`} How the faster half lies is not recorded. Marks at the right edge are p50, p90 and p99 of the whole run.`;
}

/** Some thirty of the columns, which are what is drawn. */
function rowsOf(columns: readonly HeatColumn[], bucketUs: number): string[][] {
  const every = Math.max(1, Math.ceil(columns.length / 30));
  return columns
    .filter((_, index) => index % every === 0)
    .map(({ from, to, p50, p90, p99 }) => [
      `${secondsText(from * bucketUs)}–${secondsText(to * bucketUs)}`,
      ...[p50, p90, p99].map((seconds) => secondsText(seconds * 1e6)),
    ]);
}

function HeatLegend() {
  return (
    <>
      {LEVELS.map((density, index) => (
        <LegendEntry
          key={density}
          mark={<LevelMark level={index + 2} />}
          word={`${formatNumber(density * 100)} % per tenfold`}
        />
      ))}
      <LegendEntry mark={<MedianMark />} word="p50; half are faster" />
    </>
  );
}

function LevelMark({ level }: { readonly level: number }) {
  return (
    <svg className="viz-meaning-mark" data-meaning="latency" viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      <rect className={`viz-heat viz-heat-${level}`} x="1" y="1" width="22" height="10" />
    </svg>
  );
}

function MedianMark() {
  return (
    <svg className="viz-meaning-mark" data-meaning="latency" viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      <path className="viz-mark-line" d="M1 6H23" />
    </svg>
  );
}

/** Narrower columns than these nobody can tell apart. */
const COLUMNS = 240;
