import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { backlogTrend } from './backlog-trend.ts';

test('a queue that gains three attempts each second has a trend of 3', () => {
  const run = handMadeRun({ checkout: { queue: Array.from({ length: 60 }, (_, second) => 10 + 3 * second) } });

  expect(backlogTrend.measure(run, seconds(0, 60))).toBeCloseTo(3, 9);
});

test('calls that wait to be retried are backlog too', () => {
  const run = handMadeRun({ arrow: { backingOff: Array.from({ length: 60 }, (_, second) => 600 - 10 * second) } });

  expect(backlogTrend.measure(run, seconds(0, 60))).toBeCloseTo(-10, 9);
});

test('those who wait for a connection are backlog too', () => {
  const waiting = Array.from({ length: 60 }, (_, second) => 7 * second);
  const run = handMadeRun({ others: { conns: ['pool', { waiting }] } });

  expect(backlogTrend.measure(run, seconds(0, 60))).toBeCloseTo(7, 9);
});

test('a straight line is found whatever its slope and height', () => {
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 3000, max: 9000 }), (slope, height) => {
      const run = handMadeRun({
        checkout: { queue: Array.from({ length: 60 }, (_, second) => height + slope * second) },
      });

      expect(backlogTrend.measure(run, seconds(10, 50))).toBeCloseTo(slope, 6);
    }),
  );
});

test('one bucket has no trend', () => {
  expect(backlogTrend.measure(handMadeRun({}), seconds(3, 4))).toBeNaN();
});
