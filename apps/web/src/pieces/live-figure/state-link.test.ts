import { expect, test } from 'vitest';
import { linkTo, readState } from './state-link.ts';

const figure = { id: 'ladder', controls: [{ label: 'Attempts', at: 'guards/…', from: 1, to: 6 }] };

test('an address brings back the state that it was made of', () => {
  const state = { seed: 7, values: [3.5] };

  expect(readState(figure, linkTo(figure, state).split('#')[0]!)).toEqual(state);
});

test('the address of another figure says nothing to this one', () => {
  expect(readState(figure, linkTo({ id: 'other' }, { seed: 7, values: [2] }))).toBeUndefined();
});

test('a value outside of its slider is brought inside', () => {
  expect(readState(figure, '?run=ladder&seed=7&set=99')?.values).toEqual([6]);
  expect(readState(figure, '?run=ladder&seed=7&set=nonsense')?.values).toEqual([1]);
});

test.each(['-1', '1.5', 'x', '1e400'])('%s is no seed', (seed) => {
  expect(readState(figure, `?run=ladder&seed=${seed}`)).toBeUndefined();
});
