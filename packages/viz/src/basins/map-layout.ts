import type { BasinMap, MapCell, RunRef } from '@basin/experiments';
import { formatNumber } from '../number.ts';
import type { Axis } from '../plot/axis.ts';
import { boxes, lineThrough, type Place } from '../plot/shapes.ts';

/** How a parameter of the map is written. */
export interface MapAxisWords {
  /** "length of the outage in seconds". */
  readonly title: string;
  /** Its values are in the engine's units: a duration in µs. */
  readonly format?: (value: number) => string;
}

export type CellState = 'healthy' | 'failed' | 'undecided' | 'unknown';

/** A cell that somebody has chosen, with the runs behind it: `jobOf(system, ref)` makes each again. */
export interface ChosenCell {
  readonly place: CellPlace;
  readonly x: number;
  readonly y: number;
  readonly cell: MapCell;
  readonly refs: readonly RunRef[];
}

export function stateOf({ stuck }: MapCell): CellState {
  if (stuck === null) return 'unknown';
  return stuck.value === 0 ? 'healthy' : stuck.value === 1 ? 'failed' : 'undecided';
}

export interface CellPlace {
  readonly column: number;
  readonly row: number;
}

export function cellAt({ x, cells }: BasinMap, { column, row }: CellPlace): MapCell | undefined {
  return cells[row * x.length + column];
}

export function chosen(map: BasinMap, place: CellPlace): ChosenCell | undefined {
  const cell = cellAt(map, place);
  const [x, y] = [map.x[place.column], map.y[place.row]];
  if (cell === undefined || x === undefined || y === undefined) return undefined;
  return { place, x, y, cell, refs: map.seeds.map((seed) => ({ changes: cell.changes, seed })) };
}

/** All cells that a test picks, as one path; the first row lies at the bottom. */
export function cellsPath(map: BasinMap, picks: (cell: MapCell) => boolean): string {
  const [width, height] = [1 / map.x.length, 1 / map.y.length];
  const picked = map.cells.flatMap((cell, index) => {
    if (!picks(cell)) return [];
    const [column, row] = [index % map.x.length, Math.floor(index / map.x.length)];
    const from = { x: column * width, y: 1 - (row + 1) * height };
    return [{ from, to: { x: from.x + width, y: from.y + height } }];
  });
  return boxes(picked);
}

/** One cell as a path. */
export function cellsPathOf(map: BasinMap, { column, row }: CellPlace): string {
  const marked = cellAt(map, { column, row });
  return cellsPath(map, (cell) => cell === marked);
}

/** A corner of the map, in values of its axes: what is beyond both is said to stay down. */
export interface FormulaEdge {
  readonly x: number;
  readonly y: number;
  /** For the legend: "λ(1 + r) = C and K/C + s = T". */
  readonly says: string;
}

/** Down from the upper end to the corner, then to the right. */
export function formulaPath(map: BasinMap, { x, y }: FormulaEdge): string {
  const corner: Place = { x: shareAmong(map.x, x), y: 1 - shareAmong(map.y, y) };
  return lineThrough([{ x: corner.x, y: 0 }, corner, { x: 1, y: corner.y }]);
}

/** Where a value lies among those of an axis, whose cells are equally wide and hold their value in the middle. */
function shareAmong(values: readonly number[], value: number): number {
  const next = values.findIndex((each) => each >= value);
  const [low, high] = [values[next - 1], values[next]];
  if (high === undefined) return 1;
  if (low === undefined) return 0.5 / values.length;
  return (next - 0.5 + (value - low) / (high - low)) / values.length;
}

/** Marks below the middles of some cells. Cells are equally wide, whatever lies between their values. */
export function indexAxis(count: number, most: number): Axis {
  const every = Math.ceil((count - 1) / (most - 1)) || 1;
  const ticks = Array.from({ length: count }, (_, index) => index).filter((index) => index % every === 0);
  return { from: -0.5, to: count - 0.5, ticks, isLog: false };
}

/** "outage 2 s, load 80: 3 of 4 seeds stay down". */
export function cellText(map: BasinMap, place: CellPlace, [x, y]: readonly [MapAxisWords, MapAxisWords]): string {
  const cell = cellAt(map, place);
  const at = `${x.title} ${writtenAt(map.x, place.column, x)}, ${y.title} ${writtenAt(map.y, place.row, y)}`;
  return cell === undefined ? at : `${at}: ${stuckText(cell)}`;
}

/** In a table, where cells that were not run stand in brackets. */
export function shortText({ stuck, outcomes }: MapCell): string {
  if (stuck === null) return '–';
  const says = `${stuck.count} of ${stuck.of}`;
  return outcomes.length === 0 ? `(${says})` : says;
}

function stuckText({ stuck, outcomes }: MapCell): string {
  if (stuck === null) return 'not known yet';
  const says = `${stuck.count} of ${stuck.of} seeds stay down`;
  return outcomes.length === 0 ? `${says}, as in the cells around it` : says;
}

export function writtenAt(values: readonly number[], index: number, { format = formatNumber }: MapAxisWords): string {
  return format(values[index] ?? NaN);
}

export function describeMap(map: BasinMap, [x, y]: readonly [MapAxisWords, MapAxisWords]): string {
  const count = (state: CellState): number => map.cells.filter((cell) => stateOf(cell) === state).length;
  const range = (values: readonly number[], words: MapAxisWords): string =>
    `${words.title} from ${writtenAt(values, 0, words)} to ${writtenAt(values, values.length - 1, words)}`;
  const unknown = count('unknown') === 0 ? '' : ` ${count('unknown')} are not known yet.`;
  return `Across: ${range(map.x, x)}; up: ${range(map.y, y)}. Of ${map.cells.length} cells ${count('healthy')} come back on every seed they were run with, ${count('failed')} stay down on every one, ${count('undecided')} do either.${unknown} ${map.measured} were run.`;
}
