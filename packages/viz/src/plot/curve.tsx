import type { Interval } from '@basin/experiments';
import type { MeaningId } from '../theme/meanings.ts';
import { percent, pixels, shareOn, type Axis } from './axis.ts';
import { areaBetween, lineThrough, type Place } from './shapes.ts';
import { Stretched } from './stretched.tsx';

/** The plot that curves are drawn in. */
export interface Axes {
  readonly x: Axis;
  readonly y: Axis;
  readonly height: number;
}

export interface CurvePoint {
  readonly x: number;
  /** Null: not measured here, which is a gap. */
  readonly y: Interval | null;
}

interface CurveProps {
  readonly of: MeaningId;
  readonly points: readonly CurvePoint[];
  readonly axes: Axes;
  /** Filled down to the floor. */
  readonly isFilled?: boolean;
  /** Full dots, or rings that are empty inside; none unless said. */
  readonly dots?: 'full' | 'empty';
  readonly isDashed?: boolean;
}

/** A line through measured values, in the band of their intervals; what is offered is no finding and has none. */
export function Curve({ of, points, axes, isFilled = false, dots, isDashed = false }: CurveProps) {
  const line = placesOf(points, axes, ({ value }) => value);
  const floor = line.map((place) => place && { ...place, y: 1 });
  return (
    <g data-meaning={of}>
      <Stretched height={axes.height}>
        {isFilled && <path className="viz-fill" d={areaBetween(line, floor)} />}
        {of !== 'offered' && <path className="viz-band" d={bandOf(points, axes)} />}
        <path className={`viz-line viz-line-${of}${isDashed ? ' viz-line-dashed' : ''}`} d={lineThrough(line)} />
      </Stretched>
      {dots && line.map((place) => place && <Dot key={place.x} at={place} height={axes.height} form={dots} />)}
    </g>
  );
}

interface DotProps {
  readonly at: Place;
  readonly height: number;
  readonly form: 'full' | 'empty';
}

function Dot({ at, height, form }: DotProps) {
  return <circle className={`viz-dot viz-dot-${form}`} cx={percent(at.x)} cy={pixels(at.y * height)} r="4" />;
}

function placesOf(
  points: readonly CurvePoint[],
  { x, y }: Axes,
  read: (interval: Interval) => number,
): (Place | null)[] {
  return points.map((point) => {
    const value = point.y === null ? NaN : read(point.y);
    return Number.isNaN(value) ? null : { x: shareOn(x, point.x), y: 1 - shareOn(y, value) };
  });
}

/** One seed has no interval, and its curve no band. */
function bandOf(points: readonly CurvePoint[], axes: Axes): string {
  const known = points.map((point) =>
    point.y !== null && Number.isFinite(point.y.high) ? point : { ...point, y: null },
  );
  return areaBetween(
    placesOf(known, axes, ({ high }) => high),
    placesOf(known, axes, ({ low }) => low),
  );
}
