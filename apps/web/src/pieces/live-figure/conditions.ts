import { groupOf, meanUs, quantileUs, systemSeries, type DurationRecord, type Run } from '@basin/engine';

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

/**
 * Means over the window. Flows are per second, shares 0…1, `queue` is attempts waiting. Latencies are in seconds and of
 * all calls of the run that ended OK, whatever the window: a run keeps one histogram.
 */
export type MeasureKey =
  | 'offered'
  | 'goodput'
  | 'attempts'
  | 'goodputShare'
  | 'amplification'
  | 'queue'
  | 'utilisation'
  | 'latencyMean'
  | 'latencyP99';

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

/** By server as the scenario names it: replicas of one are taken together. */
const ofServers = (key: string, combine: (servers: number[][]) => number) => (run: Run, buckets: Buckets) => {
  const servers = new Map<string, number[]>();
  for (const { kind, name, series } of run.parts) {
    if (kind !== 'server') continue;
    const replicas = servers.get(groupOf(name)) ?? [];
    servers.set(groupOf(name), [...replicas, mean(series[key] ?? new Float64Array(), buckets)]);
  }
  return combine([...servers.values()]);
};

function ofCalls(read: (record: DurationRecord) => number) {
  return (run: Run): number => {
    const record = run.parts.find(({ kind }) => kind === 'client')?.durations['latency'];
    return record === undefined ? NaN : read(record) / 1e6;
  };
}

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
  queue: ofServers('queue', (servers) => sumOf(servers.flat())),
  utilisation: ofServers('utilisation', (servers) => Math.max(...servers.map((each) => sumOf(each) / each.length))),
  latencyMean: ofCalls(meanUs),
  latencyP99: ofCalls((record) => quantileUs(record, 0.99)),
};

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** NaN over an empty window: it satisfies no condition. */
function mean(values: Float64Array, { from, to }: Buckets): number {
  const cut = values.subarray(from, to);
  return cut.reduce((sum, value) => sum + value, 0) / cut.length;
}
