import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { errorShare } from './error-share.ts';

const run = handMadeRun({
  checkout: { served: 100, errors: 20 },
  others: { bad: ['server', { served: 0, turnedAway: 300, shed: 900 }], idle: ['server', { served: 0 }] },
});
const of = (name: string) => ({ ...seconds(0, 60), of: name });

test('failed work counts, and so does what is failed at once; what a guard sheds does not', () => {
  expect(errorShare.measure(run, of('checkout'))).toBe(0.2);
  expect(errorShare.measure(run, of('bad'))).toBe(1);
  expect(errorShare.measure(run, seconds(0, 60))).toBe(0.8);
  expect(errorShare.sentence(run, of('bad'))).toContain('Of 300/s that bad answers');
});

test('a server that answers nothing has no share of errors', () => {
  expect(errorShare.measure(run, of('idle'))).toBeNaN();
});
