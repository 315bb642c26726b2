import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { arrivalRate } from './arrival-rate.ts';

const at = (of: string) => ({ ...seconds(0, 60), of });

test('what arrives at one component is counted, and at all replicas of it', () => {
  const run = handMadeRun({
    checkout: { arrivals: 50 },
    others: { 'pay.1': ['server', { arrivals: 10 }], 'pay.2': ['server', { arrivals: 30 }] },
  });

  expect(arrivalRate.measure(run, at('checkout'))).toBe(50);
  expect(arrivalRate.measure(run, at('pay'))).toBe(40);
  expect(arrivalRate.measure(run, at('pay.2'))).toBe(30);
});

test('pools, balancers and stores are met by arrivals, too', () => {
  const run = handMadeRun({ others: { pool: ['pool', { arrivals: 7 }], row: ['contendedStore', { arrivals: 9 }] } });

  expect(arrivalRate.measure(run, at('pool'))).toBe(7);
  expect(arrivalRate.measure(run, at('row'))).toBe(9);
});

test('the place to look at is where most arrive', () => {
  const arrivals = Array.from({ length: 60 }, (_, second) => (second >= 30 && second < 50 ? 9 : 3));

  expect(arrivalRate.look(handMadeRun({ checkout: { arrivals } }), at('checkout'))).toEqual({
    ...seconds(30, 50),
    of: 'checkout',
  });
});
