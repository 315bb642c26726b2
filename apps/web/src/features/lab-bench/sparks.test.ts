import type { Run } from '@basin/engine';
import { expect, test } from 'vitest';
import { sparkSays, sparksOf } from './sparks.ts';

/** A run with one client, of so many seconds. */
function runOf(offered: readonly number[], good: readonly number[]): Run {
  const series = { offered: Float64Array.from(offered), good: Float64Array.from(good) };
  const part = { kind: 'client', name: 'users', series, durations: {} };
  return { seed: 4, bucketUs: 1e6, bucketCount: offered.length, parts: [part] } as unknown as Run;
}
const sparkOf = (run: Run) => sparksOf({ runs: [run], bySeed: [{ seed: 4, isMet: true }] })[0]!;

test('a short run is kept second by second, in percent of what was offered', () => {
  expect(sparkOf(runOf([100, 100, 0], [99, 4, 0]))).toEqual({ seed: 4, isMet: true, good: [99, 4, 100] });
});

test('a long run is kept in sixty steps, each with all of its time', () => {
  const offered = Array.from({ length: 300 }, () => 10);
  const good = offered.map((rate, second) => (second === 299 ? 0 : rate));

  const { good: steps } = sparkOf(runOf(offered, good));
  expect(steps).toHaveLength(60);
  // One second of five is lost in the last step.
  expect(steps.at(-1)).toBe(80);
  expect(steps.at(-2)).toBe(100);
});

test('more served than offered, as a queue is worked off, is no more than all', () => {
  expect(sparkOf(runOf([10], [30])).good).toEqual([100]);
});

test('it is told in words with its least and its last', () => {
  expect(sparkSays({ seed: 4, isMet: false, good: [100, 3, 40] })).toBe(
    'Seed 4, does not hold: goodput is at least 3 % of offered load, 40 % at the end.',
  );
});
