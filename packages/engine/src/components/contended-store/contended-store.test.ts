import { expect, test } from 'vitest';
import { runOf, seriesOf, totalsOf, type WrittenScenario } from '../../../test/written.fixture.ts';
import { partOf } from '../../index.ts';

/** `writers -> row`, every message 10 ms. */
const contended = (client: Record<string, unknown>, calls: Record<string, unknown> = {}): WrittenScenario => ({
  duration: '10s',
  bucket: '10ms',
  components: {
    writers: { client: { goodWithin: '60s', ...client } },
    row: { contendedStore: { message: { constant: '10ms' } } },
  },
  arrows: { 'writers -> row': {} },
  guards: { calls: { 'writers -> row': calls } },
});
const together = (calls: number) => ({ crowds: [{ at: '0s', calls }] });

test('a write is read, told, sent and answered: four messages', () => {
  const run = runOf(contended(together(1)));

  expect(partOf(run, 'writers').durations['latency']).toMatchObject({ count: 1, maxUs: 40_000 });
  expect(totalsOf(run, 'row')).toMatchObject({ arrivals: 1, written: 1, conflicts: 0, wasted: 0 });
  expect(seriesOf(run, 'row', 'underWay').slice(0, 5)).toEqual([1, 1, 1, 1, 0]);
  expect(partOf(run, 'row').durations['sojourn']).toMatchObject({ count: 1, maxUs: 40_000 });
});

test('whoever read before somebody else wrote has an error, whoever reads after has none', () => {
  const second = (at: string) => ({
    crowds: [
      { at: '0s', calls: 1 },
      { at, calls: 1 },
    ],
  });
  const conflicts = (at: string) => totalsOf(runOf(contended(second(at))), 'row')['conflicts'];

  // The first writes at 30 ms; the other reads 10 ms after it begins.
  expect(conflicts('0.001ms')).toBe(1);
  expect(conflicts('19.999ms')).toBe(1);
  expect(conflicts('20.001ms')).toBe(0);
});

test('of N who try again at once all the time one wins each round: N rounds, N (N + 1) ÷ 2 attempts', () => {
  const run = runOf(contended(together(9), { retry: { maxAttempts: 100 } }));

  expect(totalsOf(run, 'row')).toMatchObject({ arrivals: 45, written: 9, conflicts: 36 });
  expect(partOf(run, 'writers').durations['latency']!.maxUs).toBe(9 * 40_000);
  expect(totalsOf(run, 'writers -> row')).toMatchObject({ ok: 9, error: 36 });
});

test('writes of different rows are no conflict: of K rows one wins each, every round', () => {
  const rows = (count: number) =>
    totalsOf(runOf(contended({ ...together(200), keys: { uniform: { count } } })), 'row')['written']!;

  expect(rows(1)).toBe(1);
  expect(rows(7)).toBe(7);
  // Each of 200 has one of a million rows to itself, but for 200²÷2 pairs in a million.
  expect(rows(1_000_000)).toBeGreaterThanOrEqual(198);
});

test('a write is done whether its caller waits or not', () => {
  const run = runOf(contended(together(1), { timeout: { after: '5ms', cancels: true } }));

  expect(totalsOf(run, 'writers')).toMatchObject({ good: 0, failed: 1 });
  expect(totalsOf(run, 'row')).toMatchObject({ written: 1, wasted: 1 });
});
