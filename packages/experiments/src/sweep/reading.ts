import { InvariantError, quantileUs, type DurationRecord, type Run } from '@basin/engine';
import { measured, type Window } from '../outcome/measured.ts';

/**
 * One number about a run: a latency of its clients' calls, or whatever `measured` knows in the window.
 *
 * `latencyMean`, `latencyP50`, `latencyP90` and `latencyP99` are in seconds, and of all calls of the run that ended OK: a
 * run keeps one histogram, from its beginning to its end. With several clients, of the first.
 */
export function readingOf(run: Run, measure: string, window: Window): number {
  const latency = latencies[measure];
  return latency === undefined ? measured(run, measure, window) : latency(latencyOf(run)) / 1e6;
}

const latencies: Readonly<Record<string, (record: DurationRecord) => number>> = {
  latencyMean: ({ sumUs, count }) => sumUs / count,
  latencyP50: (record) => quantileUs(record, 0.5),
  latencyP90: (record) => quantileUs(record, 0.9),
  latencyP99: (record) => quantileUs(record, 0.99),
};

function latencyOf(run: Run): DurationRecord {
  const record = run.parts.find(({ kind }) => kind === 'client')?.durations['latency'];
  if (record === undefined) throw new InvariantError('a run has a client, whose calls take time');
  return record;
}
