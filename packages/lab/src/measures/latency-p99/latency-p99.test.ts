import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { latencyP99 } from './latency-p99.ts';

test('seconds count by the calls that ended OK in them, late ones included', () => {
  const latencyP99Us = [...Array(30).fill(100_000), ...Array(30).fill(900_000)];
  const run = handMadeRun({
    users: {
      offered: 100,
      good: [...Array(30).fill(90), ...Array(30).fill(0)],
      late: [...Array(30).fill(0), ...Array(30).fill(30)],
      latencyP99: latencyP99Us,
    },
  });

  // (90 × 100 ms + 30 × 900 ms) ÷ 120
  expect(latencyP99.measure(run, seconds(0, 60))).toBeCloseTo(300_000, 6);
});

test('seconds in which no call ended OK are left out', () => {
  const run = handMadeRun({
    users: { good: [10, ...Array(59).fill(0)], latencyP99: [50_000, ...Array(59).fill(NaN)] },
  });

  expect(latencyP99.measure(run, seconds(0, 60))).toBe(50_000);
});

test('where no call ended OK there is no latency', () => {
  const run = handMadeRun({ users: { offered: 100 } });

  expect(latencyP99.measure(run, seconds(0, 60))).toBeNaN();
  expect(latencyP99.sentence(run, seconds(0, 60))).toContain('No call ends OK');
});
