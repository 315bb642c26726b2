import { describe, expect, test } from 'vitest';
import { partOf, type Plan, type Run } from '../../src/index.ts';
import { planOf, runsOf, sum, totalsOf } from '../written.fixture.ts';

/**
 * M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog 2015: N clients each write one row once, all from
 * the same moment on, with optimistic concurrency control. Messages take 10 ± 2 ms; delays have a base of 5 ms and a cap of
 * 2 s. Its backoff counts attempts from 1, so that its first delay is 10 ms; the decorrelated one starts from the base.
 *
 * The numbers are those of the program that was published with it, 30 to 100 runs each (aws-samples/aws-arch-backoff-simulator):
 * when the last client was done (ms), and how many writes were tried.
 */
const CLIENTS = [10, 50, 100, 190] as const;
const PUBLISHED: Record<string, { readonly doneMs: readonly number[]; readonly writes: readonly number[] }> = {
  none: { doneMs: [382, 1138, 2031, 3536], writes: [51, 690, 2426, 7986] },
  exponential: { doneMs: [3590, 36033, 63309, 102344], writes: [51, 623, 1846, 5180] },
  full: { doneMs: [465, 2914, 4909, 7496], writes: [38.6, 332, 796, 1772] },
  equal: { doneMs: [733, 4278, 6540, 9355], writes: [42.4, 347, 812, 1758] },
  decorrelated: { doneMs: [435, 2195, 4780, 7972], writes: [37.9, 373, 999, 2427] },
};
const DELAYS: Record<string, Record<string, unknown>> = {
  none: {},
  exponential: { baseDelay: '10ms' },
  full: { baseDelay: '10ms', jitter: 'full' },
  equal: { baseDelay: '10ms', jitter: 'equal' },
  decorrelated: { baseDelay: '5ms', jitter: 'decorrelated' },
};
/** There were as many runs there, with 190 clients. */
const SEEDS = 30;

const contended = (clients: number, delays: Record<string, unknown>): Plan =>
  planOf({
    duration: '1000s',
    bucket: '1000s',
    components: {
      writers: { client: { crowds: [{ at: '0s', calls: clients }], goodWithin: '1000s' } },
      row: { contendedStore: { message: { normal: { mean: '10ms', deviation: '2ms' } } } },
    },
    arrows: { 'writers -> row': {} },
    guards: { calls: { 'writers -> row': { retry: { maxAttempts: 100, maxDelay: '2s', ...delays } } } },
  });

const doneMs = (run: Run): number => partOf(run, 'writers').durations['latency']!.maxUs / 1000;
const writes = (run: Run): number => totalsOf(run, 'row')['arrivals']!;

/**
 * Both are averages over runs, of SEEDS here and at least as many there, with the deviation that ours show: five standard
 * errors of their difference, and half of the last digit that is quoted. In 40 comparisons a sound engine fails with 5e-4.
 */
function expectPublished(values: readonly number[], published: number, digit: number): void {
  const mean = sum(values) / values.length;
  const variance = sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
  const tolerance = 5 * Math.sqrt((2 * variance) / values.length) + digit / 2;
  expect(Math.abs(mean - published), `measured ${mean}, published ${published} ± ${tolerance}`).toBeLessThan(tolerance);
}

describe.each(Object.keys(PUBLISHED))('backoff and jitter on a contended row, as published: %s', (name) => {
  test.each(CLIENTS.map((clients, index) => ({ clients, index })))('$clients clients', ({ clients, index }) => {
    const runs = runsOf({ plan: contended(clients, DELAYS[name]!), seeds: SEEDS });

    for (const run of runs) expect(totalsOf(run, 'row')['written'], 'everybody has written').toBe(clients);
    expectPublished(runs.map(doneMs), PUBLISHED[name]!.doneMs[index]!, 1);
    expectPublished(runs.map(writes), PUBLISHED[name]!.writes[index]!, PUBLISHED[name]!.writes[index]! < 50 ? 0.1 : 1);
  });
});
