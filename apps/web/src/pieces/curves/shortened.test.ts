import { expect, test } from 'vitest';
import { shortened } from './shortened.ts';

const answerWith = (reading: object, to = 1 / 3) => ({
  sweep: { along: [to], measures: ['m'], lines: [[{ readings: [reading], changes: [{ set: 'a', to }] }]], seeds: [1] },
});

test('measured numbers keep five digits, and what makes the runs again keeps all', () => {
  const answer = answerWith({ value: 2.3456789, low: 2.0000001, high: 3 });

  expect(shortened(answer as never)).toEqual(answerWith({ value: 2.3457, low: 2, high: 3 }));
});

test('one seed has no interval, and a measure without a value has none on the page, either', () => {
  const answer = answerWith({ value: NaN, low: -Infinity, high: Infinity });

  expect(shortened(answer as never)).toEqual(answer);
});
