import type { FieldCell, PhaseField } from '@basin/experiments';
import { HEIGHTS } from '../answers/heights.ts';
import type { ChartSize } from '../chart/layout.ts';
import { formatNumber } from '../number.ts';
import { axisOver, percent, pixels } from '../plot/axis.ts';
import { Figure, type FigureIds, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { lineThrough } from '../plot/shapes.ts';
import { Stretched } from '../plot/stretched.tsx';
import { countText, seriesTitle } from '../plot/words.ts';
import { MeaningMark } from '../theme/meaning.tsx';
import { arrowOf, basinPath, boundaryPath, describePhase, fastest, placeIn, trajectoryPlaces } from './phase-layout.ts';
import { Region } from './region.tsx';

export interface PhasePortraitProps extends FigureProps {
  readonly answer: PhaseField;
  /** Where the system is now, in the two measures. */
  readonly now?: { readonly x: number; readonly y: number } | undefined;
  /** Trajectories that are drawn, at most; taken evenly from all. 24 unless said. */
  readonly most?: number;
  readonly size?: ChartSize;
}

/** How the state moves when nothing pushes it, where it ends, and the line between. What no run came through stays empty. */
export function PhasePortrait({ answer, now, most = 24, size = 'regular', ...figure }: PhasePortraitProps) {
  const height = HEIGHTS[size] * 1.25;
  const every = Math.max(1, Math.ceil(answer.trajectories.length / most));
  const drawn = answer.trajectories.filter((_, index) => index % every === 0);
  return (
    <Figure
      {...figure}
      legend={
        <>
          <LegendEntry mark={<MeaningMark of="healthy" />} word="from here most come back" />
          <LegendEntry mark={<MeaningMark of="failed" />} word="from here most stay down" />
          <LegendEntry mark={<MeaningMark of="offered" />} word="arrows: drift on average" />
          {now && <LegendEntry mark={<NowMark />} word="now" />}
        </>
      }
      description={describePhase(answer)}
      table={tableOf(answer)}
    >
      {(ids) => (
        <Plot
          ids={ids}
          height={height}
          x={{ axis: axisOver(0, answer.binsX.top), title: seriesTitle(answer.x) }}
          y={{ axis: axisOver(0, answer.binsY.top), title: seriesTitle(answer.y) }}
        >
          <Region of="healthy" height={height} ids={ids} path={basinPath(answer, 'healthy')} />
          <Region of="failed" height={height} ids={ids} path={basinPath(answer, 'failed')} />
          <Stretched height={height}>
            {drawn.map((trajectory) => (
              <g key={JSON.stringify(trajectory.ref)} data-meaning={trajectory.survives ? 'healthy' : 'failed'}>
                <path
                  className={`viz-line viz-trajectory${trajectory.survives ? '' : ' viz-line-dashed'}`}
                  d={lineThrough(trajectoryPlaces(trajectory, answer))}
                />
              </g>
            ))}
            <path className="viz-boundary" d={boundaryPath(answer)} />
          </Stretched>
          {answer.cells.map((cell) => (
            <Drift key={`${cell.column},${cell.row}`} cell={cell} field={answer} height={height} ids={ids} />
          ))}
          {now && <Now at={placeIn(answer, now)} height={height} />}
        </Plot>
      )}
    </Figure>
  );
}

function tableOf(answer: PhaseField) {
  const { x, y } = answer;
  return {
    columns: [`${x}, ${y}`, `drift of ${x}, per s`, `drift of ${y}, per s`, 'steps seen', 'runs that stay down'],
    rows: answer.cells.map((cell) => [
      `${formatNumber(cell.x)}, ${formatNumber(cell.y)}`,
      formatNumber(cell.driftX),
      formatNumber(cell.driftY),
      formatNumber(cell.count),
      countText(cell.stuck),
    ]),
  };
}

function Drift(props: {
  readonly cell: FieldCell;
  readonly field: PhaseField;
  readonly height: number;
  readonly ids: FigureIds;
}) {
  const { cell, field, height, ids } = props;
  const arrow = arrowOf(cell, field, fastest(field));
  if (arrow === null) return null;
  const { from, to } = arrow;
  return (
    <line
      className="viz-drift"
      x1={percent(from.x)}
      y1={pixels(from.y * height)}
      x2={percent(to.x)}
      y2={pixels(to.y * height)}
      markerEnd={`url(#${ids.id}-head-offered)`}
    />
  );
}

function Now({ at, height }: { readonly at: { readonly x: number; readonly y: number }; readonly height: number }) {
  return (
    <svg className="viz-now-dot" x={percent(at.x)} y={at.y * height}>
      <circle r="11" className="viz-now-ring" />
      <circle r="6" className="viz-now-ball" />
    </svg>
  );
}

function NowMark() {
  return (
    <svg className="viz-meaning-mark viz-now-dot" viewBox="-12 -6 24 12" aria-hidden="true" focusable="false">
      <circle r="5" className="viz-now-ball" />
    </svg>
  );
}
