import type { EffectivePotential } from '@basin/experiments';
import { HEIGHTS } from '../answers/heights.ts';
import type { ChartSize } from '../chart/layout.ts';
import { formatNumber } from '../number.ts';
import { axisOver, percent, shareOn } from '../plot/axis.ts';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { Plot } from '../plot/plot.tsx';
import { areaBetween, lineThrough } from '../plot/shapes.ts';
import { Stretched } from '../plot/stretched.tsx';
import { seriesTitle } from '../plot/words.ts';
import { axisOfPotential, describePotential, groundAt, landscapeOf, type Landscape } from './potential-layout.ts';

export interface PotentialLandscapeProps extends FigureProps {
  readonly answer: EffectivePotential;
  /** Where the system is now, in the measure along which the landscape was taken. */
  readonly now?: number | undefined;
  readonly size?: ChartSize;
}

/** The landscape in which the state rolls, as far as drift was measured, and the ball where the system is. */
export function PotentialLandscape({ answer, now, size = 'regular', ...figure }: PotentialLandscapeProps) {
  const height = HEIGHTS[size];
  const landscape = landscapeOf(answer);
  const axis = axisOfPotential(answer);
  return (
    <Figure
      {...figure}
      description={describePotential(answer, now)}
      table={{
        columns: [answer.along, 'steps seen', 'drift per s', 'its standard error', 'potential'],
        rows: answer.bins.map((bin) => [
          formatNumber(bin.at),
          formatNumber(bin.count),
          bin.drift === null ? 'not measured' : formatNumber(bin.drift),
          bin.driftError === null ? '' : formatNumber(bin.driftError),
          bin.potential === null ? '' : formatNumber(bin.potential),
        ]),
      }}
    >
      {(ids) => (
        <Plot
          ids={ids}
          height={height}
          x={{ axis: { ...axisOver(0, axis.to), to: axis.to }, title: seriesTitle(answer.along) }}
        >
          <Stretched height={height}>
            {landscape.stretches.map((ground) => (
              <g key={ground[0]?.x}>
                <path
                  className="viz-ground"
                  d={areaBetween(
                    ground,
                    ground.map((place) => ({ ...place, y: 1 })),
                  )}
                />
                <path className="viz-ground-line" d={lineThrough(ground)} />
              </g>
            ))}
          </Stretched>
          {landscape.gaps.map((gap) => (
            <Gap key={gap.from} {...gap} height={height} />
          ))}
          <Places words="well" at={answer.wells.map((well) => shareOn(axis, well))} {...{ landscape, height }} />
          <Places words="hill" at={answer.barriers.map((hill) => shareOn(axis, hill))} {...{ landscape, height }} />
          {now !== undefined && <Ball at={shareOn(axis, now)} {...{ landscape, height }} />}
        </Plot>
      )}
    </Figure>
  );
}

function Gap({ from, to, height }: { readonly from: number; readonly to: number; readonly height: number }) {
  return (
    <>
      <line className="viz-gap" x1={percent(from)} x2={percent(to)} y1={height - 1} y2={height - 1} />
      {to - from > ROOM_FOR_WORDS && (
        <text className="viz-tick" x={percent((from + to) / 2)} y={height - 10} textAnchor="middle">
          not measured
        </text>
      )}
    </>
  );
}

interface GroundProps {
  readonly landscape: Landscape;
  readonly height: number;
}

/** A well is named below its ground, a hill above it. */
function Places({
  words,
  at,
  landscape,
  height,
}: GroundProps & { readonly words: 'well' | 'hill'; readonly at: readonly number[] }) {
  return at.map((x) => {
    const ground = groundAt(landscape, x);
    if (ground === null) return null;
    const anchor = x < 0.06 ? 'start' : x > 0.94 ? 'end' : 'middle';
    return (
      <text
        key={x}
        className="viz-place-words"
        x={percent(x)}
        y={ground * height + (words === 'well' ? 20 : -10)}
        textAnchor={anchor}
      >
        {words}
      </text>
    );
  });
}

/** Lies on the ground; where nobody knows how high the ground is, it hangs in the air and is empty. */
function Ball({ at, landscape, height }: GroundProps & { readonly at: number }) {
  const ground = groundAt(landscape, at);
  const y = ground === null ? BALL + 2 : ground * height - BALL - 1;
  return (
    <svg className="viz-now-dot" x={percent(at)} y={y}>
      <circle r={BALL} className={ground === null ? 'viz-now-unknown' : 'viz-now-ball'} />
      {ground === null && (
        <text className="viz-tick" y="4" textAnchor="middle">
          ?
        </text>
      )}
    </svg>
  );
}

const BALL = 9;
const ROOM_FOR_WORDS = 0.2;
