import { formatNumber } from '../number.ts';
import { axisOver, percent, shareOn, type Axis } from '../plot/axis.ts';
import { Curve } from '../plot/curve.tsx';
import { Figure } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { MeaningMark } from '../theme/meaning.tsx';
import type { MeaningId } from '../theme/meanings.ts';
import { scaleTo } from '../chart/scale.ts';

export interface SignalChartProps {
  readonly title: string;
  readonly meaning: MeaningId;
  /** What stands at the axis. */
  readonly unit: string;
  /** A value with its unit. */
  readonly format: (value: number) => string;
  readonly bucketUs: number;
  readonly durationUs: number;
  /** The time that it is. To the right of it nothing is drawn. */
  readonly nowUs: number;
  /** What is known: one value per bucket, and none for the last few where the signal comes late. NaN is a gap. */
  readonly shown: Float64Array;
  /** What there was to know, where that is no secret any more. */
  readonly truth?: Float64Array;
  /** What the axis has to hold; it never falls while a chart grows, so that nothing on it moves. */
  readonly most: number;
  /** When somebody came, and what they have done. */
  readonly pins: readonly { readonly atUs: number; readonly isArrival?: boolean }[];
}

/** A signal of a run that is under way: it grows to the right, ends where it is not known yet, and keeps its axes. */
export function SignalChart({ title, truth, ...props }: SignalChartProps) {
  const { shown, format, bucketUs, durationUs, nowUs, unit } = props;
  const x = axisOver(0, durationUs / 1e6, 4);
  const { top, ticks } = scaleTo(props.most > 0 ? props.most : 1, 3);
  const y: Axis = { from: 0, to: top, ticks, isLog: false };
  const last = shown.findLastIndex((value) => !Number.isNaN(value));
  const reading = last === -1 ? 'nothing yet' : format(shown[last] ?? NaN);
  const latest = last === -1 ? reading : `${reading}, at ${formatNumber(((last + 1) * bucketUs) / 1e6)} s`;
  return (
    <Figure
      title={title}
      legend={
        <>
          <LegendEntry mark={<MeaningMark of={props.meaning} />} word={truth ? 'as shown' : ''}>
            {latest}
          </LegendEntry>
          {truth && (
            <LegendEntry mark={<MeaningMark of="guess" />} word="in truth">
              {format(truth.at(-1) ?? NaN)}
            </LegendEntry>
          )}
        </>
      }
      description={`${title}: ${latest}. It is ${formatNumber(nowUs / 1e6)} s.`}
      table={tableOf(props, truth)}
    >
      {(ids) => (
        <Plot ids={ids} height={HEIGHT} x={{ axis: x, title: 'seconds' }} y={{ axis: y, title: unit }}>
          {props.pins.map(({ atUs, isArrival }) => (
            <Pin key={`${isArrival} ${atUs}`} at={shareOn(x, atUs / 1e6)} isSecond={isArrival !== true} />
          ))}
          {truth && <Curve of="guess" axes={{ x, y, height: HEIGHT }} points={pointsOf(truth, bucketUs)} />}
          <Curve of={props.meaning} axes={{ x, y, height: HEIGHT }} points={pointsOf(shown, bucketUs)} />
          <Now at={shareOn(x, nowUs / 1e6)} isOver={nowUs >= durationUs} />
        </Plot>
      )}
    </Figure>
  );
}

function Pin({ at, isSecond }: { readonly at: number; readonly isSecond: boolean }) {
  const x = percent(at);
  return <line className={isSecond ? 'viz-pin viz-pin-second' : 'viz-pin'} x1={x} x2={x} y1="-4" y2={HEIGHT} />;
}

/** What has not happened yet. */
function Now({ at, isOver }: { readonly at: number; readonly isOver: boolean }) {
  if (isOver) return null;
  return <rect className="viz-signal-future" x={percent(at)} width={percent(1 - at)} height={HEIGHT} />;
}

function pointsOf(values: Float64Array, bucketUs: number) {
  return Array.from(values, (value, index) => ({
    x: ((index + 1) * bucketUs) / 1e6,
    y: Number.isNaN(value) ? null : { value, low: -Infinity, high: Infinity },
  }));
}

function tableOf({ shown, format, bucketUs }: Omit<SignalChartProps, 'title'>, truth: Float64Array | undefined) {
  const every = Math.max(1, Math.round(ROW_US / bucketUs));
  const rows: string[][] = [];
  for (let index = every - 1; index < Math.max(shown.length, truth?.length ?? 0); index += every) {
    const cell = (values: Float64Array): string => {
      const value = values[index] ?? NaN;
      return Number.isNaN(value) ? '–' : format(value);
    };
    rows.push([formatNumber(((index + 1) * bucketUs) / 1e6), cell(shown), ...(truth ? [cell(truth)] : [])]);
  }
  return { columns: ['at, s', 'as shown', ...(truth ? ['in truth'] : [])], rows };
}

const HEIGHT = 96;
const ROW_US = 10_000_000;
