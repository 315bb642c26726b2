import { expect, test } from 'vitest';
import { axisOf, inWords, writtenIn, type Varied } from './varied.ts';

const length: Varied = {
  at: 'scenario/triggers/stop/for',
  says: 'length of the stop',
  from: 1,
  to: 30,
  step: 0.1,
  unit: 's',
};
const limit: Varied = { at: 'guards/servers/db/queueLimit/capacity', says: 'queue limit', from: 10, to: 150 };

test('durations reach the engine as µs and the reader as they were written', () => {
  expect(axisOf(length)).toEqual({ path: '["triggers"]["stop"]["for"]', from: 1e6, to: 30e6, step: 1e5 });
  expect(axisOf({ ...length, unit: 'ms' })).toEqual({
    path: '["triggers"]["stop"]["for"]',
    from: 1e3,
    to: 30e3,
    step: 100,
  });
  expect(inWords(length)).toMatchObject({ title: 'length of the stop, s' });
  expect(writtenIn(length, 9.5e6)).toBe('9.5\u202fs');
});

test('a number without a unit stays as it is, and a duration without a step is whole µs', () => {
  expect(axisOf(limit)).toMatchObject({ from: 10, to: 150 });
  expect(axisOf({ at: length.at, says: '', from: 1, to: 2, unit: 's' }).step).toBe(1);
  expect(writtenIn(limit, 49)).toBe('49');
  expect(writtenIn(length, 13.6e6)).toBe('13.6\u202fs');
  expect(writtenIn(limit, 4096)).toBe('4\u202f096');
});
