import { systemSeries, type Run } from '@basin/engine';

/** What a run has to show for a task to be ticked: every condition of the task. */
export interface Condition {
  readonly measure: MeasureKey;
  /** Seconds of simulated time; the whole run unless said otherwise. */
  readonly from?: number;
  readonly to?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Task {
  readonly says: string;
  readonly when: readonly Condition[];
}

/** Means over the window. Flows are per second, shares 0…1, `queue` is attempts waiting. */
export type MeasureKey =
  'offered' | 'goodput' | 'attempts' | 'goodputShare' | 'amplification' | 'queue' | 'utilisation';

export function isDone(task: Task, run: Run): boolean {
  return task.when.every((condition) => holds(condition, run));
}

function holds(condition: Condition, run: Run): boolean {
  const value = measures[condition.measure](run, bucketsOf(condition, run));
  return value >= (condition.atLeast ?? -Infinity) && value <= (condition.atMost ?? Infinity);
}

interface Buckets {
  readonly from: number;
  readonly to: number;
}

function bucketsOf({ from, to }: Condition, run: Run): Buckets {
  const last = run.bucketCount;
  const index = (seconds: number) => Math.min(Math.round((seconds * 1e6) / run.bucketUs), last);
  return { from: from === undefined ? 0 : index(from), to: to === undefined ? last : index(to) };
}

const flow = (key: 'offered' | 'good' | 'attempts') => (run: Run, buckets: Buckets) =>
  mean(systemSeries(run)[key], buckets);

const ofServers = (key: string, combine: (values: number[]) => number) => (run: Run, buckets: Buckets) =>
  combine(
    run.parts
      .filter((part) => part.kind === 'server')
      .map((part) => mean(part.series[key] ?? new Float64Array(), buckets)),
  );

/**
 * The measures that a figure's tasks use. Those of `@basin/lab` grade; they come with the parser of lab files, which a
 * lesson page must not carry.
 */
const measures: Readonly<Record<MeasureKey, (run: Run, buckets: Buckets) => number>> = {
  offered: flow('offered'),
  goodput: flow('good'),
  attempts: flow('attempts'),
  goodputShare: (run, buckets) => flow('good')(run, buckets) / flow('offered')(run, buckets),
  amplification: (run, buckets) => flow('attempts')(run, buckets) / flow('offered')(run, buckets),
  queue: ofServers('queue', (values) => values.reduce((sum, value) => sum + value, 0)),
  utilisation: ofServers('utilisation', (values) => Math.max(...values)),
};

/** NaN over an empty window: it satisfies no condition. */
function mean(values: Float64Array, { from, to }: Buckets): number {
  const cut = values.subarray(from, to);
  return cut.reduce((sum, value) => sum + value, 0) / cut.length;
}
