import type { PhaseField, System } from '@basin/experiments';
import { expect, test } from 'vitest';
import { questionOf, shortened, wordsOf, type PhaseFigure } from './phase-figure.ts';

const system = { scenario: { triggers: { burst: {}, relief: {}, stop: {} } }, guards: {} } as unknown as System;
const figure = {
  system,
  x: 'queue',
  y: 'a -> b.retries',
  bins: { x: 4, y: 4 },
  seeds: 2,
  pushes: [
    { says: 'a burst of', only: ['burst'], at: 'scenario/triggers/burst/for', values: [8, 30], unit: 's' },
    { says: 'relief of', only: ['burst', 'relief'], at: 'scenario/triggers/relief/for', values: [500], unit: 'ms' },
  ],
} as unknown as PhaseFigure;

test('a push sets its number and leaves out the triggers that are not its own', () => {
  expect(questionOf(figure)).toMatchObject({
    seeds: [1, 2],
    pushes: [
      [
        { remove: 'triggers["relief"]' },
        { remove: 'triggers["stop"]' },
        { path: '["triggers"]["burst"]["for"]', value: 8e6 },
      ],
      [{ remove: 'triggers["relief"]' }, { remove: 'triggers["stop"]' }, { value: 30e6 }],
      [{ remove: 'triggers["stop"]' }, { path: '["triggers"]["relief"]["for"]', value: 5e5 }],
    ],
  });
});

test('without a list all triggers stay', () => {
  const [push] = questionOf({ ...figure, pushes: [{ says: '', at: 'scenario/duration', values: [1] }] }).pushes;

  expect(push).toEqual([{ path: '["duration"]', value: 1 }]);
});

const trajectory = (seed: number, survives: boolean) => ({
  ref: { changes: [], seed },
  x: [1.26, 2],
  y: [0],
  survives,
});
const field = {
  trajectories: [1, 2, 1, 2, 1, 2].map((seed, index) => trajectory(seed, index < 3)),
} as unknown as PhaseField;

test('trajectories are named by push, seed and end', () => {
  const words = wordsOf(figure, field);

  expect(words).toHaveLength(6);
  expect(words[1]).toBe('a burst of 8\u202fs, seed 2: comes back');
  expect(words[3]).toBe('a burst of 30\u202fs, seed 2: stays down');
  expect(words[4]).toBe('relief of 500\u202fms, seed 1: stays down');
});

test('a field on its way keeps tenths', () => {
  expect(shortened(field).trajectories[0]?.x).toEqual([1.3, 2]);
});
