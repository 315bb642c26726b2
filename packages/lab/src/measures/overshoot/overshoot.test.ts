import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { overshoot } from './overshoot.ts';

const window = { ...seconds(0, 50), of: 'scaler' };
const ready = (at: (second: number) => number) => Array.from({ length: 60 }, (_, second) => at(second));

test('overshoot is the highest value beyond where it settles, as a share of that', () => {
  const run = handMadeRun({
    others: { scaler: ['autoscaler', { ready: ready((s) => (s < 10 ? 2 : s < 20 ? 15 : 10)) }] },
  });

  expect(overshoot.measure(run, window)).toBe(0.5);
  expect(overshoot.look(run, window)).toMatchObject(seconds(10, 30));
});

test('what rises to its value and stays there does not overshoot', () => {
  const run = handMadeRun({ others: { scaler: ['controller', { setting: ready((s) => Math.min(s, 30)) }] } });

  expect(overshoot.measure(run, window)).toBe(0);
});

test('the end is the last fifth of the window, not of the run', () => {
  const run = handMadeRun({
    others: { scaler: ['controller', { setting: ready((s) => (s < 40 ? 12 : s < 50 ? 8 : 1)) }] },
  });

  expect(overshoot.measure(run, window)).toBe(0.5);
});
