'use client';

import type { BasinMap as Answer } from '@basin/experiments';
import { useState } from 'react';
import type { ChartSize } from '../chart/layout.ts';
import { HEIGHTS } from '../answers/heights.ts';
import { percent, pixels } from '../plot/axis.ts';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { Stretched } from '../plot/stretched.tsx';
import { MeaningMark } from '../theme/meaning.tsx';
import { CellGrid } from './cell-grid.tsx';
import {
  cellAt,
  cellsPath,
  cellText,
  chosen,
  describeMap,
  indexAxis,
  shortText,
  stateOf,
  writtenAt,
  type CellPlace,
  type ChosenCell,
  type MapAxisWords,
} from './map-layout.ts';
import { Region } from './region.tsx';

export interface BasinMapProps extends FigureProps {
  readonly answer: Answer;
  readonly x: MapAxisWords;
  readonly y: MapAxisWords;
  readonly size?: ChartSize;
  /** Makes every cell a button: what was chosen comes with the runs behind it. */
  readonly onChoose?: (cell: ChosenCell) => void;
}

/** Where a system comes back and where it stays down, over two numbers. Cells that were run have an outline. */
export function BasinMap({ answer, x, y, size = 'regular', onChoose, ...figure }: BasinMapProps) {
  const [pointed, setPointed] = useState<CellPlace | null>(null);
  const height = HEIGHTS[size] * 1.25;
  const words = [x, y] as const;
  const choose = (place: CellPlace) => {
    const cell = chosen(answer, place);
    if (cell) onChoose?.(cell);
  };
  return (
    <Figure
      {...figure}
      legend={
        <MapLegend hint={onChoose && (pointed ? cellText(answer, pointed, words) : 'choose a cell to see its runs')} />
      }
      description={describeMap(answer, words)}
      table={tableOf(answer, words)}
    >
      {(ids) => (
        <Plot
          ids={ids}
          height={height}
          x={{ axis: indexAxis(answer.x.length, 6), title: x.title, format: (index) => writtenAt(answer.x, index, x) }}
          y={{
            axis: indexAxis(answer.y.length, 6),
            title: y.title,
            format: (index) => writtenAt(answer.y, index, y),
            isBare: true,
          }}
          over={
            onChoose && (
              <CellGrid
                label={figure.title}
                columns={answer.x.length}
                rows={answer.y.length}
                textOf={(place) => cellText(answer, place, words)}
                onPoint={setPointed}
                onChoose={choose}
              />
            )
          }
        >
          {(['healthy', 'failed', 'undecided'] as const).map((state) => (
            <Region
              key={state}
              of={state}
              height={height}
              ids={ids}
              path={cellsPath(answer, (cell) => stateOf(cell) === state)}
            />
          ))}
          <Stretched height={height}>
            <path className="viz-cell-run" d={cellsPath(answer, ({ outcomes }) => outcomes.length > 0)} />
          </Stretched>
          <Shares answer={answer} height={height} />
        </Plot>
      )}
    </Figure>
  );
}

function MapLegend({ hint }: { readonly hint: string | undefined }) {
  return (
    <>
      <LegendEntry mark={<MeaningMark of="healthy" />} word="comes back" />
      <LegendEntry mark={<MeaningMark of="failed" />} word="stays down" />
      <LegendEntry mark={<MeaningMark of="undecided" />} word="either; the dot says how often" />
      {hint !== undefined && <LegendEntry mark={null} word={hint} />}
    </>
  );
}

/** In cells that do either, a dot that is the larger the more often they stay down. */
function Shares({ answer, height }: { readonly answer: Answer; readonly height: number }) {
  const most = Math.min(7, (0.42 * height) / answer.y.length);
  return (
    <g data-meaning="failed">
      {answer.cells.map((cell, index) => {
        if (stateOf(cell) !== 'undecided') return null;
        const [column, row] = [index % answer.x.length, Math.floor(index / answer.x.length)];
        const cx = percent((column + 0.5) / answer.x.length);
        const cy = (1 - (row + 0.5) / answer.y.length) * height;
        return (
          <circle
            key={`${column},${row}`}
            className="viz-point-full"
            cx={cx}
            cy={cy}
            r={pixels(most * Math.sqrt(cell.stuck?.value ?? 0))}
          />
        );
      })}
    </g>
  );
}

/** As the picture lies: the last row first. */
function tableOf(answer: Answer, [x, y]: readonly [MapAxisWords, MapAxisWords]) {
  return {
    columns: [`${y.title} \\ ${x.title}`, ...answer.x.map((_, column) => writtenAt(answer.x, column, x))],
    rows: answer.y
      .map((_, row) => [
        writtenAt(answer.y, row, y),
        ...answer.x.map((__, column) => {
          const cell = cellAt(answer, { column, row });
          return cell === undefined ? '' : shortText(cell);
        }),
      ])
      .toReversed(),
  };
}
