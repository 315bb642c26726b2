import { expect, test } from 'vitest';
import { verdictOn } from './tipping-figure.ts';

const found = { width: { value: 10, low: 8, high: 13, confidence: 0.95 } };

test.each([
  [7, 'more than you thought'],
  [8, 'within'],
  [13, 'within'],
  [19, 'stands less than'],
  [21, 'far less'],
])('a guess of %i, where 8 to 13 were found: %s', (guess, says) => {
  expect(verdictOn(guess, found)).toContain(says);
});
