import type { Hysteresis, Interval } from '@basin/experiments';
import type { ChartSize } from '../chart/layout.ts';
import { formatNumber } from '../number.ts';
import { axisFromZero, axisOver, percent, shareOn } from '../plot/axis.ts';
import { Curve, type Axes, type CurvePoint } from '../plot/curve.tsx';
import { Figure, type FigureIds, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { countText, intervalText } from '../plot/words.ts';
import { MeaningMark } from '../theme/meaning.tsx';
import { HEIGHTS } from './heights.ts';

export interface HysteresisLoopProps extends FigureProps {
  readonly answer: Hysteresis;
  readonly size?: ChartSize;
}

/** Goodput on the way up and on the way down: between where it heals and where it fell, what it was decides what it is. */
export function HysteresisLoop({ answer, size = 'regular', ...figure }: HysteresisLoopProps) {
  const { up, down } = branchesOf(answer);
  const axes = axesOf(answer, HEIGHTS[size]);
  return (
    <Figure
      {...figure}
      legend={
        <>
          <LegendEntry mark={<BranchMark isDown={false} />} word="goodput, load going up" />
          <LegendEntry mark={<BranchMark isDown />} word="goodput, load going down" />
          <LegendEntry mark={<MeaningMark of="offered" />} word="what is offered" />
          {answer.width && <LegendEntry mark={<MeaningMark of="undecided" />} word="either lasts" />}
        </>
      }
      description={describeHysteresis(answer)}
      table={{
        columns: ['step', 'load, calls/s', 'goodput per second', 'share of offered', 'attempts per second'],
        rows: answer.steps.map((step, index) => [
          `${index + 1}, ${step.direction}`,
          formatNumber(step.perSecond),
          intervalText(step.goodput),
          intervalText(step.goodputShare),
          intervalText(step.attempts),
        ]),
      }}
    >
      {(ids) => (
        <Plot
          ids={ids}
          height={axes.height}
          strip={22}
          x={{ axis: axes.x, title: 'calls offered per second' }}
          y={{ axis: axes.y, title: 'goodput per second' }}
        >
          <Width answer={answer} axes={axes} ids={ids} />
          <Curve of="offered" axes={axes} points={diagonal(axes)} />
          <Curve of="goodput" axes={axes} points={down} dots="empty" isDashed />
          <Curve of="goodput" axes={axes} points={up} dots="full" />
          <Directions points={up} axes={axes} ids={ids} />
          <Directions points={down} axes={axes} ids={ids} />
        </Plot>
      )}
    </Figure>
  );
}

/** The way down begins at the top of the way up. */
export function branchesOf({ steps }: Hysteresis): { up: CurvePoint[]; down: CurvePoint[] } {
  const point = ({ perSecond, goodput }: Hysteresis['steps'][number]): CurvePoint => ({ x: perSecond, y: goodput });
  const up = steps.filter(({ direction }) => direction === 'up').map(point);
  const down = steps.filter(({ direction }) => direction === 'down').map(point);
  return { up, down: [...up.slice(-1), ...down] };
}

function axesOf({ steps }: Hysteresis, height: number): Axes {
  const loads = steps.map(({ perSecond }) => perSecond);
  return { x: axisOver(0, Math.max(0, ...loads), 6), y: axisFromZero(loads), height };
}

/** What would be served if all were. */
function diagonal({ x }: Axes): CurvePoint[] {
  return [x.from, x.to].map((load) => ({ x: load, y: { value: load, low: load, high: load } }));
}

/** Arrows in the middle of the steps, along the way. */
function Directions(props: { readonly points: readonly CurvePoint[]; readonly axes: Axes; readonly ids: FigureIds }) {
  const { points, axes, ids } = props;
  return points.slice(1).map((to, index) => {
    const from = points[index];
    if (!from?.y || !to.y) return null;
    const [x1, x2] = [from.x, to.x].map((value) => shareOn(axes.x, value)) as [number, number];
    const [y1, y2] = [from.y.value, to.y.value].map((value) => (1 - shareOn(axes.y, value)) * axes.height) as [
      number,
      number,
    ];
    const at = (share: number) => ({ x: percent(x1 + (x2 - x1) * share), y: y1 + (y2 - y1) * share });
    const [tail, tip] = [at(0.45), at(0.6)];
    return (
      <line
        key={to.x}
        className="viz-direction"
        x1={tail.x}
        y1={tail.y}
        x2={tip.x}
        y2={tip.y}
        markerEnd={`url(#${ids.id}-head-goodput)`}
      />
    );
  });
}

/** The stretch of loads at which the system is as it was, up or down. */
function Width({ answer, axes, ids }: { readonly answer: Hysteresis; readonly axes: Axes; readonly ids: FigureIds }) {
  const { healsAt, tripsAt, width, hasLoop } = answer;
  if (!healsAt || !tripsAt || !width || hasLoop.count === 0) return null;
  const [from, to] = [healsAt, tripsAt].map(({ value }) => shareOn(axes.x, value)) as [number, number];
  const place = { x: percent(from), width: percent(to - from), height: axes.height };
  const middle = (from + to) / 2;
  const anchor = middle < 0.3 ? 'start' : middle > 0.7 ? 'end' : 'middle';
  const at = anchor === 'start' ? from : anchor === 'end' ? to : middle;
  return (
    <g data-meaning="undecided">
      <rect className="viz-fill" {...place} />
      <rect fill={`url(#${ids.id}-undecided)`} {...place} />
      <line className="viz-bracket" x1={percent(from)} x2={percent(to)} y1="-4" y2="-4" />
      {[from, to].map((end) => (
        <line key={end} className="viz-bracket" x1={percent(end)} x2={percent(end)} y1="-8" y2={axes.height} />
      ))}
      <text className="viz-pin-words" x={percent(at)} y="-12" textAnchor={anchor}>
        {widthWords(width, answer)}
      </text>
    </g>
  );
}

function widthWords(width: Interval, { perSeed }: Hysteresis): string {
  const isOpen = perSeed.some(({ tripsAt, healsAt }) => tripsAt !== null && healsAt === null);
  return `width ${isOpen ? 'at least ' : ''}${intervalText(width)} per second`;
}

export function describeHysteresis(answer: Hysteresis): string {
  const { tripsAt, healsAt, width, hasLoop } = answer;
  if (!tripsAt || !healsAt || !width) return 'On no seed did it fall: it serves every load on the way up and down.';
  const fell = `On the way up it falls at ${intervalText(tripsAt)} calls per second.`;
  if (hasLoop.count === 0) return `${fell} It heals where it fell: there is no loop.`;
  return `${fell} On the way down it serves again from ${intervalText(healsAt)} on: ${widthWords(width, answer)}. The ways differ on ${countText(hasLoop)} seeds.`;
}

function BranchMark({ isDown }: { readonly isDown: boolean }) {
  return (
    <svg className="viz-meaning-mark" data-meaning="goodput" viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      <path className="viz-mark-line" {...(isDown && { strokeDasharray: '5 3.5' })} d="M1 6H23" />
      <path className="viz-mark-line" d={isDown ? 'M15 2L9 6L15 10' : 'M9 2L15 6L9 10'} />
    </svg>
  );
}
