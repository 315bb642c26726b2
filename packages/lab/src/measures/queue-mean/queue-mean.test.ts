import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { queueMean } from './queue-mean.ts';

test('the mean queue is the average of its levels', () => {
  const run = handMadeRun({ checkout: { queue: [...Array(30).fill(0), ...Array(30).fill(80)] } });

  expect(queueMean.measure(run, seconds(0, 60))).toBe(40);
  expect(queueMean.look(run, seconds(0, 60))).toEqual(seconds(30, 50));
});
