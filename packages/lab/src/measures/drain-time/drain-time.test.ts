import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { drainTime } from './drain-time.ts';

const falling = [...Array(10).fill(1), ...Array(10).fill(200), 150, 100, 50, 5, 4, 3];

test('a queue is worked off when a fiftieth of its most is left, and not before', () => {
  const run = handMadeRun({ checkout: { queue: falling } });

  expect(drainTime.measure(run, seconds(20, 26))).toBe(4e6);
  expect(drainTime.look(run, seconds(20, 26))).toEqual(seconds(20, 24));
  expect(drainTime.sentence(run, seconds(20, 26))).toMatch(/^The queue is worked off 4.s after the trigger ended$/);
});

test('what is not worked off inside the window has no drain time that meets a bound', () => {
  const run = handMadeRun({ checkout: { queue: falling } });

  expect(drainTime.measure(run, seconds(20, 24))).toBe(Infinity);
  expect(drainTime.sentence(run, seconds(20, 24))).toContain('is not worked off');
});
