import type { Axis, BasinMap, BasinMapQuestion, MapAxis, MapCell, System } from '@basin/experiments';
import type { FormulaEdge } from '@basin/viz';
import { axisOf, type Varied } from '../varied/index.ts';

/** A map as a figure of a page: plain data, made on the server. */
export interface MapFigure {
  /** Of its element, and of its state in an address. */
  readonly id: string;
  readonly title: string;
  readonly system: System;
  readonly x: MapSide;
  readonly y: MapSide;
  /** Seeds 1 to so many. */
  readonly seeds: number;
  readonly settleUs?: number | undefined;
  /** What a formula says, in the engine's units. */
  readonly formula?: FormulaEdge | undefined;
  readonly first: BasinMap;
}

/** One side of a map. */
export interface MapSide extends Varied {
  /** How many values, when the reader asks. */
  readonly count: number;
}

/** The fine map, or one that has every `every`-th of its rows and columns. */
export function questionOf(
  figure: Omit<MapFigure, 'first'>,
  { every = 1, seeds = figure.seeds }: { readonly every?: number; readonly seeds?: number } = {},
): BasinMapQuestion {
  const { system, x, y, settleUs } = figure;
  return {
    system,
    x: mapAxis(x, every),
    y: mapAxis(y, every),
    seeds: Array.from({ length: seeds }, (_, index) => index + 1),
    coarse: COARSE,
    ...(settleUs !== undefined && { settleUs }),
  };
}

function mapAxis(side: MapSide, every: number): MapAxis {
  return { ...axisOf(side), count: Math.floor((side.count - 1) / every) + 1 };
}

/** On its way into a page a map leaves the changes out: they follow from where a cell lies. */
export function withoutChanges(map: BasinMap): BasinMap {
  return { ...map, cells: map.cells.map((cell): MapCell => ({ ...cell, changes: [] })) };
}

/** The numbers that a cell sets, by path. */
export function numbersOf({ x, y }: Pick<MapFigure, 'x' | 'y'>, at: { readonly x: number; readonly y: number }) {
  const path = (side: MapSide): Axis['path'] => axisOf(side).path;
  return [
    { path: path(x), value: at.x },
    { path: path(y), value: at.y },
  ];
}

/** The cell whose values are nearest. */
export function placeNear(map: BasinMap, at: { readonly x: number; readonly y: number }) {
  return { column: nearest(map.x, at.x), row: nearest(map.y, at.y) };
}

function nearest(values: readonly number[], value: number): number {
  const distances = values.map((each) => Math.abs(each - value));
  return distances.indexOf(Math.min(...distances));
}

/** How a formula fares against the map: cells by what it says and where most of their seeds end. */
export function againstFormula(map: BasinMap, { x, y }: Pick<FormulaEdge, 'x' | 'y'>) {
  const seen = { agree: 0, missed: 0, unforeseen: 0 };
  for (const [index, { stuck }] of map.cells.entries()) {
    if (stuck === null) continue;
    const column = map.x[index % map.x.length] ?? 0;
    const row = map.y[Math.floor(index / map.x.length)] ?? 0;
    const isBeyond = column > x && row > y;
    const isDown = stuck.value > 0.5;
    if (isBeyond === isDown) seen.agree += 1;
    else if (isBeyond) seen.missed += 1;
    else seen.unforeseen += 1;
  }
  return seen;
}

/** Every how many cells the coarse picture of a map has one. */
const COARSE = 8;
