import { formatNumber } from '../number.ts';
import { axisOver, shareOn } from '../plot/axis.ts';
import { Figure } from '../plot/figure.tsx';
import { Plot } from '../plot/plot.tsx';
import { areaBetween, lineThrough } from '../plot/shapes.ts';
import { Stretched } from '../plot/stretched.tsx';
import type { MeaningId } from '../theme/meanings.ts';
import { EventHatch, Events, eventWords } from './events.tsx';
import { coarse, lengthOf, ROW_SECONDS, type ShownTelemetry } from './shown.ts';

interface PartsPanelProps {
  readonly telemetry: ShownTelemetry;
  readonly title: string;
  readonly of: MeaningId;
  readonly share: 'busy' | 'failing';
}

/** One share for every part, one row below another, each from 0 to 1. */
export function PartsPanel({ telemetry, title, of, share }: PartsPanelProps) {
  const { parts, bucketUs } = telemetry;
  const x = axisOver(0, lengthOf(telemetry), 4);
  const height = parts.length * ROW;
  return (
    <Figure
      title={title}
      description={`${parts.map((part) => partWords(part.name, part[share], bucketUs)).join(' ')} ${eventWords(telemetry)}`}
      table={{
        columns: ['from, s', ...parts.map(({ name }) => name)],
        rows: rowsOf(
          parts.map((part) => part[share]),
          bucketUs,
        ),
      }}
    >
      {(ids) => (
        <Plot ids={ids} height={height} x={{ axis: x, title: 'seconds' }}>
          <EventHatch id={ids.id} />
          <Events of={telemetry} height={height} id={ids.id} />
          {parts.map((part, row) => (
            <g key={part.name} data-meaning={of} transform={`translate(0 ${row * ROW})`}>
              <text className="viz-tick" x="-8" y={ROW - 8} textAnchor="end">
                {part.name}
              </text>
              <line className="viz-rule" x2="100%" y1={ROW - 1} y2={ROW - 1} />
              <g transform="translate(0 5)">
                <Row values={part[share]} of={of} at={(index) => shareOn(x, ((index + 0.5) * bucketUs) / 1e6)} />
              </g>
            </g>
          ))}
        </Plot>
      )}
    </Figure>
  );
}

interface RowProps {
  readonly values: readonly number[];
  readonly of: MeaningId;
  readonly at: (index: number) => number;
}

function Row({ values, of, at }: RowProps) {
  const line = values.map((value, index) => ({ x: at(index), y: 1 - Math.min(1, value) }));
  return (
    <Stretched height={ROW - 6}>
      <path
        className="viz-fill"
        d={areaBetween(
          line,
          line.map((place) => ({ ...place, y: 1 })),
        )}
      />
      <path className={`viz-line viz-line-${of}`} d={lineThrough(line)} />
    </Stretched>
  );
}

function partWords(name: string, values: readonly number[], bucketUs: number): string {
  const known = coarse(values, bucketUs).map((value) => value ?? 0);
  const most = Math.max(...known);
  const from = known.findIndex((value) => value >= most - 0.02) * ROW_SECONDS;
  return `${name}: ${formatNumber(known[0] ?? 0)} at first, ${formatNumber(most)} at most, from ${from} s on, ${formatNumber(known.at(-1) ?? 0)} at last.`;
}

function rowsOf(columns: readonly (readonly number[])[], bucketUs: number): string[][] {
  const coarser = columns.map((values) => coarse(values, bucketUs));
  return (coarser[0] ?? []).map((_, row) => [
    formatNumber(row * ROW_SECONDS),
    ...coarser.map((column) => formatNumber(column[row] ?? 0)),
  ]);
}

const ROW = 28;
