import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { sojournMean } from './sojourn-mean.ts';

test('six in the system of whom three leave each second stay for two seconds', () => {
  const run = handMadeRun({ checkout: { inSystem: Array(60).fill(6), served: Array(60).fill(3) } });

  expect(sojournMean.measure(run, { ...seconds(0, 60), of: 'checkout' })).toBe(2e6);
});

test('where nobody leaves there is no time to tell', () => {
  const run = handMadeRun({ checkout: { inSystem: Array(60).fill(6), served: Array(60).fill(0) } });

  expect(sojournMean.measure(run, { ...seconds(0, 60), of: 'checkout' })).toBeNaN();
});
