import type { Share } from '../statistics/interval.ts';
import type { Bins } from './grid.ts';

/** A cell of the plane, and how many of the trajectories through it ended down. */
interface Visited {
  readonly column: number;
  readonly row: number;
  readonly stuck: Share;
}

/** A stretch of the boundary: the side between two neighbouring cells. */
export interface BoundaryPoint {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** Sides between neighbours of which one belongs to either basin: more than half of its trajectories end there. */
export function boundaryOf(cells: readonly Visited[], binsX: Bins, binsY: Bins): BoundaryPoint[] {
  const byPlace = new Map(cells.map((cell) => [`${cell.column},${cell.row}`, cell]));
  const width = binsX.top / binsX.count;
  const height = binsY.top / binsY.count;
  return cells.flatMap((cell) => {
    const right = byPlace.get(`${cell.column + 1},${cell.row}`);
    const above = byPlace.get(`${cell.column},${cell.row + 1}`);
    const [x, y] = [(cell.column + 1) * width, (cell.row + 1) * height];
    return [
      ...(right !== undefined && differ(cell, right) ? [{ fromX: x, fromY: y - height, toX: x, toY: y }] : []),
      ...(above !== undefined && differ(cell, above) ? [{ fromX: x - width, fromY: y, toX: x, toY: y }] : []),
    ];
  });
}

function differ(one: Visited, other: Visited): boolean {
  return one.stuck.value > 0.5 !== other.stuck.value > 0.5;
}
