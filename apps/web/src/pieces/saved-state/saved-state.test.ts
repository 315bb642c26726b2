import { expect, test } from 'vitest';
import { addressOf, savedState } from './saved-state.ts';

test('an address brings the state back, to the figure it was made for', () => {
  const address = addressOf('map-both-conditions', { x: 1.75, y: 49, seed: 3 });

  expect(address).toBe('?run=map-both-conditions&x=1.75&y=49&seed=3#map-both-conditions');
  const search = address.slice(0, address.indexOf('#'));
  expect(savedState('map-both-conditions', ['x', 'y', 'seed'], search)).toEqual({ x: 1.75, y: 49, seed: 3 });
  expect(savedState('another', ['x'], search)).toBeUndefined();
});

test('what is missing or no number is no state', () => {
  expect(savedState('map', ['x', 'y'], '?run=map&x=1')).toBeUndefined();
  expect(savedState('map', ['x'], '?run=map&x=much')).toBeUndefined();
  expect(savedState('map', ['x'], '')).toBeUndefined();
});
