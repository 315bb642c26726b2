import type { LoadCurve as Answer, LoadPoint } from '@basin/experiments';
import type { ReactNode } from 'react';
import type { ChartSize } from '../chart/layout.ts';
import { formatNumber } from '../number.ts';
import { axisFromZero, axisOver, percent, shareOn } from '../plot/axis.ts';
import { Curve, type Axes } from '../plot/curve.tsx';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { intervalText } from '../plot/words.ts';
import { MeaningMark } from '../theme/meaning.tsx';
import { meaningOf } from '../theme/meanings.ts';
import { HEIGHTS } from './heights.ts';
import { Pointed, type Seen } from './pointed.tsx';

export type CurveLine = 'offered' | 'throughput' | 'goodput' | 'attempts';

export interface LoadCurveProps extends FigureProps, Seen {
  readonly answer: Answer;
  /** All four unless said otherwise. */
  readonly lines?: readonly CurveLine[];
  readonly size?: ChartSize;
  /** Controls laid over the points. */
  readonly over?: ReactNode;
}

/** What a system gives against what is asked of it: where the curve of goodput bends back, more load is less service. */
export function LoadCurve({ answer: whole, lines = LINES, size = 'regular', ...props }: LoadCurveProps) {
  const { title, caption, shownTo, guess, pointed } = props;
  const answer = shownTo === undefined ? whole : upTo(whole, shownTo);
  const axes = axesOf({ answer, lines, guess }, loadsOf(whole), HEIGHTS[size]);
  const loads = loadsOf(answer);
  return (
    <Figure
      title={title}
      caption={caption}
      legend={lines.map((of) => (
        <LegendEntry key={of} mark={<MeaningMark of={of} />} word={meaningOf(of).word}>
          {pointed === undefined
            ? `${formatNumber(Math.max(...answer.points.map((point) => point[of].value)))}/s at most`
            : `${formatNumber(answer.points[pointed]?.[of].value ?? NaN)}/s of ${formatNumber(loads[pointed] ?? NaN)}`}
        </LegendEntry>
      ))}
      description={describeLoadCurve(answer)}
      table={tableOf(answer, lines)}
    >
      {(ids) => (
        <Plot
          ids={ids}
          height={axes.height}
          strip={answer.bend === null ? 0 : 18}
          x={{ axis: axes.x, title: 'calls offered per second' }}
          y={{ axis: axes.y, title: 'per second' }}
          over={props.over}
        >
          {LINES.filter((of) => lines.includes(of)).map((of) => (
            <Curve
              key={of}
              of={of}
              axes={axes}
              isFilled={of === 'goodput'}
              {...(of === 'goodput' && { dots: 'full' as const })}
              points={answer.points.map((point) => ({ x: point.perSecond, y: point[of] }))}
            />
          ))}
          {answer.bend && <Bend bend={answer.bend} axes={axes} />}
          <Pointed axes={axes} along={loads} {...props} />
        </Plot>
      )}
    </Figure>
  );
}

/** What is seen before the guess: neither more points nor where they bend. */
function upTo(answer: Answer, load: number): Answer {
  return { ...answer, points: answer.points.filter(({ perSecond }) => perSecond <= load), bend: null };
}

export function loadsOf({ points }: Answer): number[] {
  return points.map(({ perSecond }) => perSecond);
}

export function loadPointText({ points }: Answer, lines: readonly CurveLine[], index: number): string {
  const point = points[index];
  if (point === undefined) return '';
  const values = lines.map((of) => `${meaningOf(of).word} ${intervalText(point[of])}`);
  return `${formatNumber(point.perSecond)} calls/s: ${values.join(', ')} per second`;
}

function tableOf({ points }: Answer, lines: readonly CurveLine[]) {
  return {
    columns: ['load, calls/s', ...lines.map((of) => `${meaningOf(of).word}, per second`)],
    rows: points.map((point) => [formatNumber(point.perSecond), ...lines.map((of) => intervalText(point[of]))]),
  };
}

interface Drawn extends Pick<LoadCurveProps, 'guess'> {
  readonly answer: Answer;
  readonly lines: readonly CurveLine[];
}

/** The whole axis across, though perhaps not all of it is seen yet. */
function axesOf({ answer: { points }, lines, guess }: Drawn, loads: readonly number[], height: number): Axes {
  const highest = (point: LoadPoint, of: CurveLine): number => Math.max(point[of].value, finite(point[of].high));
  const values = points.flatMap((point) => lines.map((of) => highest(point, of)));
  return {
    x: axisOver(0, Math.max(0, ...loads), 6),
    y: axisFromZero(guess ? [...values, guess.value] : values),
    height,
  };
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** Two lines that stand up: the load of the highest goodput, and the first at which less is served, beyond chance. */
function Bend({ bend, axes }: { readonly bend: NonNullable<Answer['bend']>; readonly axes: Axes }) {
  const [peak, bent] = [bend.fromPerSecond, bend.toPerSecond].map((load) => percent(shareOn(axes.x, load)));
  const isRight = shareOn(axes.x, bend.fromPerSecond) > 0.5;
  return (
    <>
      <line className="viz-pin" x1={peak} x2={peak} y1="-4" y2={axes.height} />
      <line className="viz-pin viz-pin-second" x1={bent} x2={bent} y1="-4" y2={axes.height} />
      <text
        className="viz-pin-words"
        x={isRight ? bent : peak}
        dx={isRight ? 4 : -4}
        y="-9"
        textAnchor={isRight ? 'end' : 'start'}
      >
        bends back: {lostText(bend)} lost
      </text>
    </>
  );
}

export function describeLoadCurve({ points, bend, seeds }: Answer): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'No load was tried.';
  const tried = `From ${formatNumber(first.perSecond)} to ${formatNumber(last.perSecond)} calls per second, on ${seeds.length} seeds.`;
  const end = `At the highest load goodput is ${intervalText(last.goodput)} per second, with ${intervalText(last.attempts)} attempts.`;
  if (bend === null) return `${tried} Goodput does not bend back. ${end}`;
  const peak = `Goodput is highest at ${formatNumber(bend.fromPerSecond)} calls per second and lower, beyond chance, from ${formatNumber(bend.toPerSecond)} on; at the end ${lostText(bend)} of its best is lost.`;
  return `${tried} ${peak} ${end}`;
}

/** Of the highest goodput, at the highest load. */
function lostText({ lostShare }: NonNullable<Answer['bend']>): string {
  return `${Math.round(lostShare * 100)} %`;
}

/** What matters most lies on top. */
export const LINES: readonly CurveLine[] = ['attempts', 'throughput', 'offered', 'goodput'];
