import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { wastedShare } from './wasted-share.ts';

const run = handMadeRun({
  checkout: { served: 100, wasted: 25 },
  others: { pay: ['server', { served: 300, wasted: 15 }], idle: ['server', { served: 0 }] },
});

test('of what is finished, the share for callers who have left: of one server, or of all', () => {
  expect(wastedShare.measure(run, { ...seconds(0, 60), of: 'checkout' })).toBe(0.25);
  expect(wastedShare.measure(run, seconds(0, 60))).toBe(0.1);
});

test('a server that finishes nothing wastes nothing that could be measured', () => {
  expect(wastedShare.measure(run, { ...seconds(0, 60), of: 'idle' })).toBeNaN();
});
