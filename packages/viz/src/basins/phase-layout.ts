import type { FieldCell, PhaseField, Trajectory } from '@basin/experiments';
import { formatNumber } from '../number.ts';
import { boxes, lineThrough, type Place } from '../plot/shapes.ts';
import { seriesTitle } from '../plot/words.ts';

/** Where a state stands: what lies beyond the field stands at its edge. */
export function placeIn({ binsX, binsY }: PhaseField, { x, y }: { readonly x: number; readonly y: number }): Place {
  const within = (share: number): number => Math.min(1, Math.max(0, share));
  return { x: within(x / binsX.top), y: 1 - within(y / binsY.top) };
}

/** The visited cells of a basin: those from which most trajectories end there. */
export function basinPath(field: PhaseField, of: 'healthy' | 'failed'): string {
  const [width, height] = [1 / field.binsX.count, 1 / field.binsY.count];
  const cells = field.cells.filter(({ stuck }) => stuck.value > 0.5 === (of === 'failed'));
  return boxes(
    cells.map(({ column, row }) => ({
      from: { x: column * width, y: 1 - (row + 1) * height },
      to: { x: (column + 1) * width, y: 1 - row * height },
    })),
  );
}

export function boundaryPath(field: PhaseField): string {
  return field.boundary
    .map(({ fromX, fromY, toX, toY }) =>
      lineThrough([placeIn(field, { x: fromX, y: fromY }), placeIn(field, { x: toX, y: toY })]),
    )
    .join('');
}

/**
 * An arrow through the middle of a cell, in the direction in which it drifts; at the fastest cell as long as a cell, and
 * shorter with the root of the speed, so that slow ones still have a direction. Null where nothing moves.
 */
export function arrowOf(cell: FieldCell, field: PhaseField, most: number): { from: Place; to: Place } | null {
  const speed = speedOf(cell, field);
  if (!(speed > 0)) return null;
  const { binsX, binsY } = field;
  const reach = (LEAST + (MOST - LEAST) * Math.sqrt(speed / most)) / 2 / speed;
  const dx = ((cell.driftX / binsX.top) * binsX.count * reach) / binsX.count;
  const dy = ((cell.driftY / binsY.top) * binsY.count * reach) / binsY.count;
  const middle = placeIn(field, cell);
  return { from: { x: middle.x - dx, y: middle.y + dy }, to: { x: middle.x + dx, y: middle.y - dy } };
}

/** Of all cells, in cells per second. */
export function fastest(field: PhaseField): number {
  return field.cells.reduce((most, cell) => Math.max(most, speedOf(cell, field)), 0);
}

function speedOf({ driftX, driftY }: FieldCell, { binsX, binsY }: PhaseField): number {
  return Math.hypot((driftX / binsX.top) * binsX.count, (driftY / binsY.top) * binsY.count);
}

/** A trajectory without the steps that nobody could see. */
export function trajectoryPlaces({ x, y }: Pick<Trajectory, 'x' | 'y'>, field: PhaseField): Place[] {
  const kept: Place[] = [];
  for (const [index, value] of x.entries()) {
    const place = placeIn(field, { x: value, y: y[index] ?? 0 });
    const last = kept.at(-1);
    if (!last || Math.hypot(place.x - last.x, place.y - last.y) >= VISIBLE) kept.push(place);
  }
  return kept;
}

export function describePhase(field: PhaseField): string {
  const { trajectories, cells } = field;
  const back = trajectories.filter(({ survives }) => survives).length;
  const down = cells.filter(({ stuck }) => stuck.value > 0.5);
  const lowest = down.reduce((least, { x }) => Math.min(least, x), Infinity);
  const edge = Number.isFinite(lowest)
    ? ` Most runs stay down from some cells with ${field.x} at ${formatNumber(lowest)} or more.`
    : ' From no cell do most runs stay down.';
  return `Across: ${seriesTitle(field.x)}; up: ${seriesTitle(field.y)}. Of ${trajectories.length} runs that were pushed and let go, ${back} come back and ${trajectories.length - back} stay down.${edge}`;
}

/** Of an arrow, in cells. */
const LEAST = 0.35;
const MOST = 1;
/** As a share of the plot: some three pixels. */
const VISIBLE = 0.006;
