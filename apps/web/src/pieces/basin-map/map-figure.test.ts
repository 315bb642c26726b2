import type { BasinMap, MapCell } from '@basin/experiments';
import { expect, test } from 'vitest';
import { againstFormula, placeNear, questionOf, type MapFigure } from './map-figure.ts';

const cell = (down: number, wasRun = true): MapCell => ({
  stuck: { value: down / 4, low: 0, high: 1, count: down, of: 4 },
  outcomes: wasRun ? ['recovers'] : [],
  changes: [],
});
const map: BasinMap = {
  x: [1, 2, 3],
  y: [10, 20],
  seeds: [1, 2, 3, 4],
  cells: [cell(0), cell(0, false), cell(3), cell(0), cell(2), cell(4)],
  measured: 5,
};

test('a formula is held against every cell, by what most seeds do', () => {
  // Beyond 1.5 and 15 lie 2/20, where half of the seeds stay down, and 3/20. Of the others only 3/10 is down.
  expect(againstFormula(map, { x: 1.5, y: 15 })).toEqual({ agree: 4, missed: 1, unforeseen: 1 });
});

test('the corner itself is not beyond: the conditions say “more than”', () => {
  expect(againstFormula(map, { x: 3, y: 10 })).toEqual({ agree: 4, missed: 0, unforeseen: 2 });
});

test('of a cell that nobody knows nothing is said', () => {
  const unknown = { ...map, cells: map.cells.map((each) => ({ ...each, stuck: null })) };

  expect(againstFormula(unknown, { x: 1, y: 1 })).toEqual({ agree: 0, missed: 0, unforeseen: 0 });
});

test('a place is found again on a map of other cells', () => {
  expect(placeNear(map, { x: 2.4, y: 16 })).toEqual({ column: 1, row: 1 });
  expect(placeNear(map, { x: 99, y: 0 })).toEqual({ column: 2, row: 0 });
});

test('the first map has every so many-th value of the fine one, ends included', () => {
  const side = { at: 'scenario/triggers/stop/for', says: 'length', from: 1, to: 9, count: 33, unit: 's' } as const;
  const figure = { x: side, y: { ...side, count: 9 }, seeds: 5, settleUs: 1e6 } as unknown as MapFigure;

  expect(questionOf(figure, { every: 4, seeds: 2 })).toMatchObject({
    x: { count: 9, from: 1e6, to: 9e6 },
    y: { count: 3 },
    seeds: [1, 2],
    settleUs: 1e6,
  });
  expect(questionOf(figure)).toMatchObject({ x: { count: 33 }, seeds: [1, 2, 3, 4, 5] });
});
