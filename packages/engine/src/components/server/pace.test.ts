import { describe, expect, test } from 'vitest';
import { Knob } from '../../knobs.ts';
import { seconds } from '../../core/time.ts';
import { openPace, Pace, type PaceParams } from './pace.ts';

const paceOf = (params: PaceParams) => new Pace(params, new Knob());

test('a server that says nothing about it has no pace', () => {
  expect(openPace({}, new Knob())).toBeNull();
});

describe('the Universal Scalability Law', () => {
  /** What so many busy workers do, in works of one. */
  const capacity = (alpha: number, beta: number) => (busy: number) =>
    busy / paceOf({ slowsWith: { usl: { alpha, beta } } }).factor(0, busy, busy);

  test('with α = 0.05 and β = 0.01: 4.255 workers’ worth at 10, 3.478 at 20, the most at 9.75', () => {
    const of = capacity(0.05, 0.01);

    expect([of(1), of(10), of(20)].map((value) => Number(value.toFixed(3)))).toEqual([1, 4.255, 3.478]);
    expect(of(20) / of(10)).toBeCloseTo(0.82, 2);
    const best = Array.from({ length: 400 }, (_, i) => 1 + i / 20).toSorted((a, b) => of(b) - of(a))[0]!;
    expect(best).toBeCloseTo(Math.sqrt((1 - 0.05) / 0.01), 1);
  });

  test('without coherency it is Amdahl’s law, without contention either nothing', () => {
    expect(capacity(0.1, 0)(1_000)).toBeCloseTo(1_000 / (1 + 0.1 * 999), 9);
    expect(capacity(0, 0)(64)).toBe(64);
  });
});

describe('memory', () => {
  const MEMORY = { heap: 200, baseline: 20, perAttempt: 2, atHalf: 0.2, atMost: 0.9 };

  test('at half a heap the share of collecting is what was said; near the end of it no more than the most', () => {
    const pace = paceOf({ memory: MEMORY });

    expect(pace.collectingShare(40)).toBeCloseTo(0.2, 12);
    expect(pace.factor(0, 1, 40)).toBeCloseTo(1 / 0.8, 12);
    // Live 120 of 200: a quarter × 120 ÷ 80 of the work.
    expect(pace.factor(0, 1, 50)).toBeCloseTo(1 + 0.25 * 1.5, 12);
    for (const inSystem of [89.5, 90, 1_000]) expect(pace.collectingShare(inSystem)).toBeCloseTo(0.9, 12);
  });

  test('what takes a part of the heap makes it worse', () => {
    const heap = new Knob();
    const pace = new Pace({ memory: MEMORY }, heap);
    heap.turn(0.8);

    expect(pace.factor(0, 1, 30)).toBeCloseTo(1 + (0.25 * 80) / 80, 12);
  });

  test('a server that says nothing of it collects nothing', () => {
    expect(paceOf({ slowsWith: { usl: { alpha: 0, beta: 0 } } }).collectingShare(1e6)).toBe(0);
  });
});

describe('a cold start', () => {
  test('slow at first, less and less in a straight line, warm in the end; a run begins warm', () => {
    const pace = paceOf({ coldStart: { for: seconds(30), factor: 5 } });
    expect(pace.factor(0, 1, 1)).toBe(1);

    pace.onStarted(seconds(100));

    expect([100, 115, 129.999999, 130, 500].map((at) => pace.factor(at * 1e6, 1, 1))).toEqual([
      5,
      3,
      expect.closeTo(1, 5),
      1,
      1,
    ]);
  });

  test('slow-downs of different kinds multiply', () => {
    const pace = paceOf({ coldStart: { for: seconds(30), factor: 5 }, slowsWith: { usl: { alpha: 1, beta: 0 } } });
    pace.onStarted(0);

    expect(pace.factor(0, 3, 3)).toBe(15);
  });
});
