import { formatNumber } from '../number.ts';
import { axisFromZero, axisOver } from '../plot/axis.ts';
import { Curve } from '../plot/curve.tsx';
import { Figure } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { MeaningMark } from '../theme/meaning.tsx';
import type { MeaningId } from '../theme/meanings.ts';
import { EventHatch, Events, eventWords } from './events.tsx';
import { coarse, lengthOf, ROW_SECONDS, type ShownTelemetry } from './shown.ts';

export interface TelemetryLine {
  readonly of: MeaningId;
  readonly word: string;
  readonly values: readonly (number | null)[];
  readonly isFilled?: boolean;
  readonly isDashed?: boolean;
}

interface LinePanelProps {
  readonly telemetry: ShownTelemetry;
  readonly title: string;
  /** What is counted, in what. */
  readonly unit: string;
  readonly lines: readonly TelemetryLine[];
  /** Of shares: the axis ends at 1 whatever the values are. */
  readonly isShare?: boolean;
}

/** Some series over the time of one record. */
export function LinePanel({ telemetry, title, unit, lines, isShare = false }: LinePanelProps) {
  const x = axisOver(0, lengthOf(telemetry), 4);
  const y = axisFromZero(isShare ? [1] : lines.flatMap(({ values }) => values.map((value) => value ?? 0)), 3);
  const axes = { x, y, height: HEIGHT };
  const bucket = telemetry.bucketUs / 1e6;
  return (
    <Figure
      title={title}
      legend={lines.map(({ of, word }) => (
        <LegendEntry key={word} mark={<MeaningMark of={of} />} word={word} />
      ))}
      description={`${lines.map((line) => lineWords(line, telemetry.bucketUs)).join(' ')} ${eventWords(telemetry)}`}
      table={tableOf(lines, telemetry.bucketUs)}
    >
      {(ids) => (
        <Plot ids={ids} height={HEIGHT} x={{ axis: x, title: 'seconds' }} y={{ axis: y, title: unit }}>
          <EventHatch id={ids.id} />
          <Events of={telemetry} height={HEIGHT} id={ids.id} />
          {lines.map(({ of, word, values, ...form }) => (
            <Curve
              key={word}
              of={of}
              axes={axes}
              {...form}
              points={values.map((value, index) => ({
                x: (index + 0.5) * bucket,
                y: value === null ? null : { value, low: -Infinity, high: Infinity },
              }))}
            />
          ))}
        </Plot>
      )}
    </Figure>
  );
}

/** The first, the highest and the last value of ten seconds each. */
function lineWords({ word, values }: TelemetryLine, bucketUs: number): string {
  const known = coarse(values, bucketUs).filter((value) => value !== null);
  if (known.length === 0) return `${word}: none.`;
  const [first = 0, last = 0] = [known[0], known.at(-1)];
  return `${word}: ${formatNumber(first)} at first, ${formatNumber(Math.min(...known))} to ${formatNumber(Math.max(...known))} in between, ${formatNumber(last)} at last.`;
}

function tableOf(lines: readonly TelemetryLine[], bucketUs: number) {
  const columns = lines.map(({ values }) => coarse(values, bucketUs));
  return {
    columns: ['from, s', ...lines.map(({ word }) => word)],
    rows: (columns[0] ?? []).map((_, row) => [
      formatNumber(row * ROW_SECONDS),
      ...columns.map((column) => {
        const value = column[row] ?? null;
        return value === null ? 'none' : formatNumber(value);
      }),
    ]),
  };
}

const HEIGHT = 110;
