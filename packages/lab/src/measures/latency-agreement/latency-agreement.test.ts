import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { latencyAgreement } from './latency-agreement.ts';

const users = { offered: 100, good: 100, latencyP99: 200_000 };
const beside = (latencyP99: number) =>
  handMadeRun({ users, others: { probe: ['client', { offered: 20, good: 20, latencyP99 }] } });
const PROBE = { ...seconds(0, 60), of: 'probe' };

test('agreement is the smaller of the two percentiles over the larger, whichever is whose', () => {
  expect(latencyAgreement.measure(beside(200_000), PROBE)).toBeCloseTo(1);
  expect(latencyAgreement.measure(beside(50_000), PROBE)).toBeCloseTo(0.25);
  expect(latencyAgreement.measure(beside(800_000), PROBE)).toBeCloseTo(0.25);
});

test('where one of them has no call that ends OK there is nothing to measure', () => {
  expect(latencyAgreement.measure(beside(NaN), PROBE)).toBeNaN();
  expect(latencyAgreement.sentence(beside(NaN), PROBE)).toContain('No call of probe ends OK');
  expect(latencyAgreement.sentence(beside(NaN), { ...PROBE, of: 'users' })).toContain('No call of the others ends OK');
});

test('the sentence tells both percentiles', () => {
  expect(latencyAgreement.sentence(beside(50_000), PROBE).replaceAll('\u00a0', ' ')).toBe(
    'The 99th percentile of latency of probe from 0 s to 60 s is 50 ms, that of the others 200 ms',
  );
});
