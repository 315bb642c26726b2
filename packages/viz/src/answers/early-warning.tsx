import type { EarlyWarning as Answer, WarningPoint } from '@basin/experiments';
import { formatNumber, formatSeconds, secondsText } from '../number.ts';
import { axisFromZero, axisOver, logAxis, percent, shareOn, type Axis } from '../plot/axis.ts';
import { Curve, type Axes, type CurvePoint } from '../plot/curve.tsx';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { Plot, TITLE_HEIGHT, UpAxis } from '../plot/plot.tsx';
import { countText, decadeText, intervalText, seriesTitle } from '../plot/words.ts';

export interface EarlyWarningProps extends FigureProps {
  readonly answer: Answer;
}

/** Three signs of a tipping point that comes near, above one axis of load. */
export function EarlyWarning({ answer, ...figure }: EarlyWarningProps) {
  const panels = panelsOf(answer);
  const height = panels.length * PITCH - TITLE_HEIGHT;
  const x = axisOver(Math.min(...loadsOf(answer)), Math.max(...loadsOf(answer)), 6);
  return (
    <Figure
      {...figure}
      description={describeEarlyWarning(answer)}
      table={{
        columns: ['load, calls/s', 'mean', 'variance', 'lag-1 autocorrelation', 'recovery time, s', 'recovered'],
        rows: answer.points.map((point) => [
          formatNumber(point.perSecond),
          intervalText(point.mean),
          intervalText(point.variance),
          intervalText(point.lag1),
          point.recoveryUs === null ? 'never' : intervalText(point.recoveryUs, secondsText),
          countText(point.recovered),
        ]),
      }}
    >
      {(ids) => (
        <Plot ids={ids} height={height} strip={TITLE_HEIGHT} x={{ axis: x, title: 'calls offered per second' }}>
          {panels.map((panel, index) => (
            <g key={panel.title} transform={`translate(0 ${index * PITCH})`}>
              <text className="viz-axis-title" x="-44" y="-12">
                {panel.title}
              </text>
              <UpAxis
                axis={panel.axis}
                title={panel.title}
                height={HEIGHT}
                format={panel.axis.isLog ? decadeText : formatNumber}
              />
              <Curve of={panel.of} points={panel.points} axes={axesOf(x, panel)} dots="full" />
              {panel.never.map((point) => (
                <Never key={point.perSecond} at={shareOn(x, point.perSecond)} of={point.recovered} />
              ))}
            </g>
          ))}
        </Plot>
      )}
    </Figure>
  );
}

interface Panel {
  readonly of: 'queue' | 'latency';
  readonly title: string;
  readonly axis: Axis;
  readonly points: readonly CurvePoint[];
  /** Loads at which some runs have no value because it would be endless. */
  readonly never: readonly WarningPoint[];
}

function axesOf(x: Axis, { axis }: Panel): Axes {
  return { x, y: axis, height: HEIGHT };
}

function panelsOf({ points, trend, watch }: Answer): Panel[] {
  const sign = (read: (point: WarningPoint) => CurvePoint['y']): CurvePoint[] =>
    points.map((point) => ({ x: point.perSecond, y: read(point) }));
  const ends = (read: (point: WarningPoint) => CurvePoint['y']): number[] =>
    points.flatMap((point) => {
      const y = read(point);
      return y === null ? [] : [y.value, y.high].filter(Number.isFinite);
    });
  const variance = ends((point) => point.variance);
  const seconds = (point: WarningPoint): CurvePoint['y'] => point.recoveryUs && scaled(point.recoveryUs, 1e-6);
  return [
    {
      of: 'queue',
      title: `variance of ${watch}${tauText(trend.variance)}`,
      axis: isWide(points.map((point) => point.variance.value))
        ? logAxis(points.map((point) => point.variance.value))
        : axisFromZero(variance, 3),
      points: sign((point) => point.variance),
      never: [],
    },
    {
      of: 'queue',
      title: `memory: lag-1 autocorrelation${tauText(trend.lag1)}`,
      axis: axisOver(Math.min(0, ...points.map((point) => point.lag1.value)), 1, 3),
      points: sign((point) => point.lag1),
      never: [],
    },
    {
      of: 'latency',
      title: `recovery time in seconds, arrow: never${tauText(trend.recoveryUs)}`,
      axis: axisFromZero(ends(seconds), 3),
      points: sign(seconds),
      never: points.filter(({ recovered }) => recovered.count < recovered.of),
    },
  ];
}

/** Over two decades a straight axis would show the last value only. */
function isWide(values: readonly number[]): boolean {
  const above = values.filter((value) => value > 0);
  return above.length > 0 && Math.max(...above) > 100 * Math.min(...above);
}

function scaled({ value, low, high }: { value: number; low: number; high: number }, by: number) {
  return { value: value * by, low: low * by, high: high * by };
}

function tauText(tau: number): string {
  return Number.isFinite(tau) ? `; Kendall’s τ ${formatNumber(tau)}` : '';
}

/** Some have not come back at all: an arrow out of the picture, and how many. */
function Never({ at, of }: { readonly at: number; readonly of: WarningPoint['recovered'] }) {
  return (
    <svg x={percent(at)} y="0" data-meaning="failed" className="viz-never">
      <path className="viz-line" d="M-4 7L0 1L4 7M0 1V12" />
      <text className="viz-tick" y="24" textAnchor={at > 0.95 ? 'end' : 'middle'}>
        {of.of - of.count} of {of.of}
      </text>
    </svg>
  );
}

function loadsOf({ points }: Answer): number[] {
  return points.map(({ perSecond }) => perSecond);
}

function describeEarlyWarning({ points, trend, watch }: Answer): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'No load was tried.';
  const from = `From ${formatNumber(first.perSecond)} to ${formatNumber(last.perSecond)} calls per second`;
  const recovery = ({ recoveryUs }: WarningPoint): string =>
    recoveryUs === null ? 'never' : formatSeconds(recoveryUs.value);
  return `${from} the variance of ${seriesTitle(watch)} goes from ${formatNumber(first.variance.value)} to ${formatNumber(last.variance.value)}, its lag-1 autocorrelation from ${formatNumber(first.lag1.value)} to ${formatNumber(last.lag1.value)}, and the time to recover from a pulse from ${recovery(first)} to ${recovery(last)}. Kendall’s τ: ${[trend.variance, trend.lag1, trend.recoveryUs].map(formatNumber).join(', ')}.`;
}

const HEIGHT = 84;
const PITCH = HEIGHT + TITLE_HEIGHT + 12;
