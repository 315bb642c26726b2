import { expect, test } from 'vitest';
import { stepsOf } from './steps.ts';

test('an axis has its ends and what lies between, as it would be written', () => {
  expect(stepsOf({ from: 0.1, to: 0.7, step: 0.1 })).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
});

test('an end that no step reaches is left out', () => {
  expect(stepsOf({ from: 5, to: 12, step: 5 })).toEqual([5, 10]);
});
