import type { TraceRecord } from '@basin/engine';
import { formatDuration, formatNumber, secondsText } from '../number.ts';
import { axisOver, percent, shareOn, type Axis } from '../plot/axis.ts';
import { Figure, type FigureIds, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { MeaningMark } from '../theme/meaning.tsx';
import { longestTrace, timeIn, traceRows, type TraceBar, type TraceRow } from './trace-layout.ts';

export interface TraceWaterfallProps extends FigureProps {
  readonly trace: TraceRecord;
  /** Which of its traces; the one that kept the system busy longest unless said. */
  readonly which?: number;
  /** Rows that are drawn at most; 40 unless said. */
  readonly most?: number;
}

/** One call from outside and all that was done for it: who waited, who worked, and what for nobody any more. */
export function TraceWaterfall({ trace, which, most = 40, ...figure }: TraceWaterfallProps) {
  const wanted = which ?? longestTrace(trace);
  const rows = traceRows(trace.spans.filter((span) => span.trace === wanted));
  const drawn = rows.slice(0, most);
  const startUs = rows[0]?.bars[0]?.startUs ?? 0;
  const endUs = Math.max(startUs, ...rows.flatMap((row) => row.bars.map((bar) => bar.endUs)));
  const axis = axisOver(0, Math.max(1, endUs - startUs));
  return (
    <Figure
      {...figure}
      legend={
        <>
          <LegendEntry mark={<BarMark meaning="attempts" of="attempt" />} word="attempt" />
          <LegendEntry mark={<BarMark meaning="queue" of="wait" />} word="waits" />
          <LegendEntry mark={<BarMark meaning="queue" of="service" />} word="is worked on" />
          <LegendEntry mark={<MeaningMark of="failed" />} word="nobody waits any more" />
        </>
      }
      description={describeTrace(rows)}
      table={{
        columns: ['step', 'begins after', 'lasts', 'of it for nobody'],
        rows: rows.map((row, index) => [
          `${index + 1}. ${'· '.repeat(row.depth)}${row.label}`,
          ...timesOf(row, startUs),
        ]),
      }}
    >
      {(ids) => (
        <>
          <Plot ids={ids} height={drawn.length * ROW + 6} x={{ axis, ...timeWords(axis) }}>
            {drawn.map((row, index) => (
              <Row key={row.bars[0]?.span.id} row={row} index={index} axis={axis} startUs={startUs} ids={ids} />
            ))}
          </Plot>
          {rows.length > drawn.length && (
            <p className="viz-caption">
              The first {drawn.length} of {rows.length} steps; the table has them all.
            </p>
          )}
        </>
      )}
    </Figure>
  );
}

interface RowProps {
  readonly row: TraceRow;
  readonly index: number;
  readonly axis: Axis;
  readonly startUs: number;
  readonly ids: FigureIds;
}

function Row({ row, index, axis, startUs, ids }: RowProps) {
  const y = index * ROW;
  const at = (us: number): number => shareOn(axis, us - startUs);
  const [first] = row.bars;
  const left = at(first?.startUs ?? startUs);
  const isRight = left > 0.55;
  return (
    <g>
      {row.parent !== null && (
        <line
          className="viz-rule"
          x1={percent(left)}
          x2={percent(left)}
          y1={row.parent * ROW + ROW - 4}
          y2={y + ROW - 4}
        />
      )}
      <text
        className="viz-trace-words"
        x={isRight ? '100%' : percent(left)}
        y={y + 14}
        textAnchor={isRight ? 'end' : 'start'}
      >
        {row.label}
      </text>
      {row.bars.map((bar) => (
        <Bar key={bar.span.id} bar={bar} y={y + 18} at={at} ids={ids} />
      ))}
    </g>
  );
}

interface BarProps {
  readonly bar: TraceBar;
  readonly y: number;
  readonly at: (us: number) => number;
  readonly ids: FigureIds;
}

function Bar({ bar, y, at, ids }: BarProps) {
  const [from, to] = [at(bar.startUs), at(bar.endUs)];
  const { kind } = bar.span;
  const meaning = kind === 'call' ? 'offered' : kind === 'attempt' ? 'attempts' : 'queue';
  const height = kind === 'call' || kind === 'attempt' ? 5 : 9;
  const place = { x: percent(from), width: percent(to - from), y, height };
  return (
    <g data-meaning={meaning}>
      <rect className={`viz-bar viz-bar-${kind}${bar.isOpen ? ' viz-bar-open' : ''}`} {...place} />
      {bar.abandonedFromUs !== null && (
        <g data-meaning="failed">
          <rect
            className="viz-bar-abandoned"
            {...place}
            x={percent(at(bar.abandonedFromUs))}
            width={percent(to - at(bar.abandonedFromUs))}
          />
          <rect
            fill={`url(#${ids.id}-failed)`}
            {...place}
            x={percent(at(bar.abandonedFromUs))}
            width={percent(to - at(bar.abandonedFromUs))}
          />
        </g>
      )}
    </g>
  );
}

function timesOf({ bars }: TraceRow, startUs: number): string[] {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return ['', '', ''];
  const wasted = bars.reduce(
    (sum, bar) => sum + (bar.abandonedFromUs === null ? 0 : bar.endUs - bar.abandonedFromUs),
    0,
  );
  return [
    formatDuration(first.startUs - startUs),
    `${formatDuration(last.endUs - first.startUs)}${last.isOpen ? ' and on' : ''}`,
    wasted === 0 ? '' : formatDuration(wasted),
  ];
}

function timeWords({ to }: Axis): { title: string; format: (us: number) => string } {
  if (to >= 2e6) return { title: 'seconds since the call began', format: secondsText };
  return { title: 'milliseconds since the call began', format: (us) => formatNumber(us / 1e3) };
}

export function describeTrace(rows: readonly TraceRow[]): string {
  const [root] = rows;
  const call = root?.bars[0];
  if (!root || !call) return 'No call was followed.';
  const attempts = rows.filter(({ bars }) => bars[0]?.span.kind === 'attempt').length;
  const [wait, service] = [timeIn(rows, 'wait'), timeIn(rows, 'service')];
  const wasted =
    service.abandonedUs > 0 ? `, ${formatDuration(service.abandonedUs)} of it when nobody waited any more` : '';
  return `${root.label} after ${formatDuration(call.endUs - call.startUs)}. ${attempts} attempts on all arrows; ${formatDuration(wait.allUs)} of waiting and ${formatDuration(service.allUs)} of work in all${wasted}.`;
}

function BarMark({
  meaning,
  of,
}: {
  readonly meaning: 'attempts' | 'queue';
  readonly of: 'attempt' | 'wait' | 'service';
}) {
  return (
    <svg className="viz-meaning-mark" data-meaning={meaning} viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      <rect
        className={`viz-bar viz-bar-${of}`}
        x="1"
        y={of === 'attempt' ? 4 : 2}
        width="22"
        height={of === 'attempt' ? 5 : 9}
      />
    </svg>
  );
}

const ROW = 30;
