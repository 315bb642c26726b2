import { expect, test } from 'vitest';
import { balanced, frontGuards } from '../../../test/balanced.fixture.ts';
import { runOf, seriesOf, totalsOf } from '../../../test/written.fixture.ts';
import { PanicThreshold } from './panic-threshold.ts';

test('below the share, not at it', () => {
  const half = new PanicThreshold({ share: 0.5 });

  expect([0, 1, 2, 3, 4].map((fit) => half.ignoresHealth(fit, 4))).toEqual([true, true, false, false, false]);
  expect(half.ignoresHealth(2, 5)).toBe(true);
  expect(half.ignoresHealth(0, 0)).toBe(false);
});

const FAILING = balanced({
  duration: '20s',
  arrivals: { constant: '100/s' },
  server: { workers: 4, replicas: 4, service: { constant: '10ms' } },
  triggers: {
    first: { errorBurst: { of: 'checkout.1', share: 1 }, at: '2s', for: '18s' },
    second: { errorBurst: { of: 'checkout.2', share: 1 }, at: '2s', for: '18s' },
    third: { errorBurst: { of: 'checkout.3', share: 1 }, at: '2s', for: '18s' },
  },
});
const EJECTING = { outlierEjection: { maxEjected: 1 } };

test('with three of four out everything goes to the last; with the threshold to all, until they are fit again', () => {
  const calm = runOf(FAILING, frontGuards(EJECTING));
  const panic = runOf(FAILING, frontGuards({ ...EJECTING, panicThreshold: {} }));

  expect(seriesOf(calm, 'front', 'fit')[10]).toBe(1);
  expect(seriesOf(calm, 'checkout.4', 'arrivals')[10]).toBe(100);
  // Five of each, and what was under way when the fifth failed.
  expect(totalsOf(calm, 'users')['failed']).toBeGreaterThanOrEqual(15);
  expect(totalsOf(calm, 'users')['failed']).toBeLessThan(20);
  expect(seriesOf(panic, 'front', 'fit')[10]).toBe(1);
  expect([1, 2, 3, 4].map((number) => seriesOf(panic, `checkout.${number}`, 'arrivals')[10])).toEqual([25, 25, 25, 25]);
});

test('with two of four out there is no panic', () => {
  const { triggers, ...rest } = FAILING;
  const two = { ...rest, triggers: { first: triggers!['first'], second: triggers!['second'] } };
  const run = runOf(two, frontGuards({ ...EJECTING, panicThreshold: {} }));

  expect([1, 2, 3, 4].map((number) => seriesOf(run, `checkout.${number}`, 'arrivals')[10])).toEqual([0, 0, 50, 50]);
});
