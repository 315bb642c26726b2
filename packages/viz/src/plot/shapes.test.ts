import { expect, test } from 'vitest';
import { areaBetween, boxes, lineThrough } from './shapes.ts';

test('a line goes through its places and breaks where there is none', () => {
  const places = [{ x: 0, y: 1 }, { x: 0.5, y: 0.5 }, null, { x: 1, y: 0 }];

  expect(lineThrough(places)).toBe('M0 4000l2000-2000M4000 0h0');
});

test('an area runs along the upper line and back along the lower one, stretch by stretch', () => {
  const upper = [{ x: 0, y: 0 }, { x: 0.5, y: 0 }, null, { x: 0.75, y: 0.5 }, { x: 1, y: 0.5 }];
  const lower = upper.map((place) => place && { ...place, y: 1 });

  expect(areaBetween(upper, lower)).toBe('M0 0l2000 0 0 4000-2000 0ZM3000 2000l1000 0 0 2000-1000 0Z');
});

test('rectangles are one path', () => {
  expect(
    boxes([
      { from: { x: 0, y: 0 }, to: { x: 0.25, y: 0.5 } },
      { from: { x: 0.5, y: 0.5 }, to: { x: 1, y: 1 } },
    ]),
  ).toBe('M0 0H1000V2000H0ZM2000 2000H4000V4000H2000Z');
});
