import { describe, expect, test } from 'vitest';
import { axisFromZero, axisOver, logAxis, percent, shareOn } from './axis.ts';

describe('an axis', () => {
  test('from zero ends at a round number that holds all values, whatever is endless', () => {
    expect(axisFromZero([3, 641, Infinity], 4)).toEqual({
      from: 0,
      to: 800,
      ticks: [0, 200, 400, 600, 800],
      isLog: false,
    });
  });

  test('of nothing still has a length', () => {
    expect(axisFromZero([])).toMatchObject({ from: 0, to: 1 });
    expect(axisOver(7, 7)).toMatchObject({ from: 6.5, to: 7.5, ticks: [7] });
  });

  test('over given ends keeps them, and marks the round numbers between', () => {
    expect(axisOver(-0.2, 1, 3)).toEqual({ from: -0.2, to: 1, ticks: [0, 0.5, 1], isLog: false });
    expect(axisOver(18, 97, 4)).toMatchObject({ from: 18, to: 97, ticks: [20, 40, 60, 80] });
  });

  test('of decades reaches from one power of ten to another, exactly', () => {
    expect(logAxis([0.02, 3, NaN, -1])).toEqual({ from: 0.01, to: 10, ticks: [0.01, 0.1, 1, 10], isLog: true });
    expect(logAxis([1e-4, 1e4]).ticks.length).toBeLessThanOrEqual(6);
  });
});

describe('a place on an axis', () => {
  test('is a share of its length, in decades where it counts in decades', () => {
    expect(shareOn(axisOver(20, 120), 45)).toBeCloseTo(0.25);
    expect(shareOn(logAxis([0.01, 100]), 1)).toBeCloseTo(0.5);
  });

  test('never lies outside: zero and less stand at the lower end of decades', () => {
    const decades = logAxis([0.01, 100]);

    expect([-5, 0, 1e9].map((value) => shareOn(decades, value))).toEqual([0, 0, 1]);
    expect(shareOn(axisOver(0, 10), -3)).toBe(0);
  });

  test('is written as a share of the width', () => {
    expect(percent(2 / 3)).toBe('66.667%');
  });
});
