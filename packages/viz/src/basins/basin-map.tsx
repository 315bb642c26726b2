import type { BasinMap as Answer } from '@basin/experiments';
import type { ReactNode } from 'react';
import type { ChartSize } from '../chart/layout.ts';
import { HEIGHTS } from '../answers/heights.ts';
import { percent, pixels } from '../plot/axis.ts';
import { Figure, type FigureProps } from '../plot/figure.tsx';
import { LegendEntry } from '../plot/legend-entry.tsx';
import { Plot } from '../plot/plot.tsx';
import { Stretched } from '../plot/stretched.tsx';
import { MeaningMark } from '../theme/meaning.tsx';
import {
  cellAt,
  cellsPath,
  cellsPathOf,
  describeMap,
  formulaPath,
  indexAxis,
  shortText,
  stateOf,
  writtenAt,
  type CellPlace,
  type FormulaEdge,
  type MapAxisWords,
} from './map-layout.ts';
import { Region } from './region.tsx';

export interface BasinMapProps extends FigureProps {
  readonly answer: Answer;
  readonly x: MapAxisWords;
  readonly y: MapAxisWords;
  readonly size?: ChartSize;
  /** What a formula says: within this corner it stays down. */
  readonly formula?: FormulaEdge | undefined;
  /** The cell that is spoken of. */
  readonly marked?: CellPlace | undefined;
}

interface Still extends BasinMapProps {
  /** What the reader may do, or points at. */
  readonly hint?: string | undefined;
  /** Controls laid over the cells. */
  readonly over?: ReactNode;
}

/** Where a system comes back and where it stays down, over two numbers. Cells that were run have an outline. */
export function BasinMap({ answer, x, y, size = 'regular', formula, marked, hint, over, ...figure }: Still) {
  const height = HEIGHTS[size] * 1.25;
  const words = [x, y] as const;
  return (
    <Figure
      {...figure}
      legend={<MapLegend formula={formula} />}
      hint={hint}
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
          over={over}
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
            {formula && <path className="viz-formula" d={formulaPath(answer, formula)} />}
          </Stretched>
          <Shares answer={answer} height={height} />
          {marked && (
            <Stretched height={height}>
              <path className="viz-cell-marked" d={cellsPathOf(answer, marked)} />
            </Stretched>
          )}
        </Plot>
      )}
    </Figure>
  );
}

function MapLegend({ formula }: Pick<Still, 'formula'>) {
  return (
    <>
      <LegendEntry mark={<MeaningMark of="healthy" />} word="comes back" />
      <LegendEntry mark={<MeaningMark of="failed" />} word="stays down" />
      <LegendEntry mark={<MeaningMark of="undecided" />} word="either; the dot says how often" />
      {formula && <LegendEntry mark={<FormulaMark />} word={formula.says} />}
    </>
  );
}

function FormulaMark() {
  return (
    <svg className="viz-meaning-mark" viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      <path className="viz-formula" d="M1 6H23" />
    </svg>
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
