import type { FieldCell, PhaseField } from '@basin/experiments';
import { describe, expect, test } from 'vitest';
import { arrowOf, basinPath, boundaryPath, fastest, placeIn, trajectoryPlaces } from './phase-layout.ts';

const cell = (column: number, row: number, over: Partial<FieldCell> = {}): FieldCell => ({
  column,
  row,
  x: (column + 0.5) * 10,
  y: (row + 0.5) * 5,
  driftX: 0,
  driftY: 0,
  count: 3,
  stuck: { value: 0, low: 0, high: 1, count: 0, of: 2 },
  ...over,
});
const DOWN = { value: 1, low: 0, high: 1, count: 2, of: 2 };
const field = (cells: readonly FieldCell[]): PhaseField => ({
  x: 'queue',
  y: 'inFlight',
  bucketUs: 1e6,
  binsX: { count: 4, top: 40 },
  binsY: { count: 4, top: 20 },
  cells,
  trajectories: [],
  boundary: [{ fromX: 20, fromY: 0, toX: 20, toY: 5 }],
});

test('a state stands where its measures say, and at the edge where they say more', () => {
  expect(placeIn(field([]), { x: 10, y: 5 })).toEqual({ x: 0.25, y: 0.75 });
  expect(placeIn(field([]), { x: 99, y: -1 })).toEqual({ x: 1, y: 1 });
});

test('only visited cells belong to a basin, each to that in which most of its runs end', () => {
  const made = field([cell(0, 0), cell(3, 3, { stuck: DOWN })]);

  expect(basinPath(made, 'healthy')).toBe('M0 3000H1000V4000H0Z');
  expect(basinPath(made, 'failed')).toBe('M3000 0H4000V1000H3000Z');
  expect(boundaryPath(made)).toBe('M2000 4000l0-1000');
});

describe('an arrow of drift', () => {
  test('lies in the middle of its cell and points where the state goes: more is right and up', () => {
    const fast = cell(1, 1, { driftX: 10, driftY: 0 });
    const up = cell(1, 1, { driftX: 0, driftY: 5 });

    // One cell per second is the fastest: as long as the cell, a quarter of the plot.
    expect(arrowOf(fast, field([fast]), fastest(field([fast])))).toEqual({
      from: { x: 0.25, y: 0.625 },
      to: { x: 0.5, y: 0.625 },
    });
    const arrow = arrowOf(up, field([up]), 1);
    expect(arrow?.to.y).toBeLessThan(arrow?.from.y ?? 0);
    expect(arrow?.to.x).toBe(arrow?.from.x);
  });

  test('is shorter where it is slower, and none where nothing moves', () => {
    const slow = cell(1, 1, { driftX: 2.5 });
    const arrow = arrowOf(slow, field([slow]), 1);

    // Half of the way from 0.35 to 1 cells, for a quarter of the speed.
    expect(((arrow?.to.x ?? 0) - (arrow?.from.x ?? 0)) * 4).toBeCloseTo(0.675);
    expect(arrowOf(cell(0, 0), field([]), 1)).toBeNull();
  });
});

test('a trajectory keeps every step that can be seen, and drops those that cannot', () => {
  const places = trajectoryPlaces({ x: [0, 0.01, 0.02, 20], y: [0, 0, 0, 20] }, field([]));

  expect(places).toEqual([
    { x: 0, y: 1 },
    { x: 0.5, y: 0 },
  ]);
});
