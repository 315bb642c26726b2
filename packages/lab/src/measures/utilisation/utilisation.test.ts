import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { utilisation } from './utilisation.ts';

test('utilisation is that of the server that is named; of replicas it is the average', () => {
  const run = handMadeRun({
    checkout: { utilisation: 0.9 },
    others: { 'pay.1': ['server', { utilisation: 0.2 }], 'pay.2': ['server', { utilisation: 0.6 }] },
  });

  expect(utilisation.measure(run, { ...seconds(0, 60), of: 'checkout' })).toBeCloseTo(0.9, 12);
  expect(utilisation.measure(run, { ...seconds(0, 60), of: 'pay' })).toBeCloseTo(0.4, 12);
});

test('the place to look at is where it idles most', () => {
  const busy = Array.from({ length: 60 }, (_, second) => (second >= 20 && second < 40 ? 0.1 : 0.8));

  expect(
    utilisation.look(handMadeRun({ checkout: { utilisation: busy } }), { ...seconds(0, 60), of: 'checkout' }),
  ).toEqual({ ...seconds(20, 40), of: 'checkout' });
});
