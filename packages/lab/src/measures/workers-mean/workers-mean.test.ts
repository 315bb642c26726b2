import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { workersMean } from './workers-mean.ts';

test('workers of all servers are added, or of those under one name', () => {
  const run = handMadeRun({
    checkout: { workers: 4 },
    others: { 'pay.1': ['server', { workers: 2 }], 'pay.2': ['server', { workers: 3 }] },
  });

  expect(workersMean.measure(run, seconds(0, 60))).toBe(9);
  expect(workersMean.measure(run, { ...seconds(0, 60), of: 'pay' })).toBe(5);
});

test('workers that come later cost from then on', () => {
  const workers = Array.from({ length: 60 }, (_, second) => (second < 30 ? 2 : 6));

  expect(workersMean.measure(handMadeRun({ checkout: { workers } }), seconds(0, 60))).toBe(4);
});
