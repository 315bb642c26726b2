import { meanUs, quantileUs, systemSeries, type PartRecord, type Run } from '@basin/engine';
import { windowsFromMarks, type TriggerWindow } from './trigger-windows.ts';

/** What a chart needs of a run: the whole system's series, one value per bucket, in the units of the axes. */
export interface ChartRun {
  readonly durationUs: number;
  readonly nowUs: number;
  readonly bucketUs: number;
  /** Buckets that have happened: the length of every series. */
  readonly bucketCount: number;
  readonly isOver: boolean;
  readonly triggers: readonly TriggerWindow[];
  /** Of all calls that ended OK, in seconds. Absent: there were none. */
  readonly latency?: { readonly mean: number; readonly p99: number };
  readonly series: Readonly<Record<SeriesKey, Float64Array>>;
}

/**
 * Flows are per second, `queue` is attempts waiting (average over the bucket), latencies are in seconds and NaN where no
 * call ended.
 */
export type SeriesKey = FlowKey | 'retries' | 'queue' | 'latencyP50' | 'latencyP99';

export type FlowKey = 'offered' | 'goodput' | 'attempts' | 'timeouts' | 'errors' | 'shed';

export interface ChartRunOptions {
  /** The engine's `triggerWindows(scenario)`. Without them the run's own marks are used, which know no magnitudes. */
  readonly triggers?: readonly TriggerWindow[];
  /** The client whose latency is shown; the first one unless said otherwise. Quantiles of several cannot be added. */
  readonly latencyOf?: string;
}

/** Sums a run's parts into the system as its callers see it: all clients, the arrows that leave them, all queues. */
export function chartRun(run: Run, options: ChartRunOptions = {}): ChartRun {
  const clients = run.parts.filter((part) => part.kind === 'client');
  const arrows = run.parts.filter((part) => part.kind === 'arrow' && clients.some((client) => leaves(part, client)));
  const latency = clients.find((client) => client.name === (options.latencyOf ?? client.name));
  const servers = run.parts.filter((part) => part.kind === 'server');
  const { offered, good, attempts } = systemSeries(run);

  return {
    durationUs: run.durationUs,
    nowUs: run.nowUs,
    bucketUs: run.bucketUs,
    bucketCount: run.bucketCount,
    isOver: run.ended !== 'under-way',
    triggers: options.triggers ?? windowsFromMarks(run),
    ...wholeLatency(latency),
    series: {
      offered,
      goodput: good,
      attempts,
      retries: perSecond(sum(arrows, 'retries', run), run),
      timeouts: perSecond(sum(arrows, 'timeout', run), run),
      errors: perSecond(sum(arrows, 'error', run), run),
      shed: perSecond(sum(arrows, 'shed', run), run),
      queue: sum(servers, 'queue', run),
      latencyP50: inSeconds(latency?.series['latencyP50'], run),
      latencyP99: inSeconds(latency?.series['latencyP99'], run),
    },
  };
}

function wholeLatency(client: PartRecord | undefined): Pick<ChartRun, 'latency'> {
  const record = client?.durations['latency'];
  if (record === undefined || record.count === 0) return {};
  return { latency: { mean: meanUs(record) / 1e6, p99: quantileUs(record, 0.99) / 1e6 } };
}

function leaves(arrow: PartRecord, client: PartRecord): boolean {
  return arrow.name.startsWith(`${client.name} -> `);
}

function sum(parts: readonly PartRecord[], key: string, run: Run): Float64Array {
  const total = new Float64Array(run.bucketCount);
  for (const part of parts) {
    for (const [i, value] of part.series[key]?.entries() ?? []) total[i] = (total[i] ?? 0) + value;
  }
  return total;
}

function perSecond(countsPerBucket: Float64Array, run: Run): Float64Array {
  return countsPerBucket.map((count) => count / (run.bucketUs / 1e6));
}

function inSeconds(valuesUs: Float64Array | undefined, run: Run): Float64Array {
  return Float64Array.from({ length: run.bucketCount }, (_, i) => (valuesUs?.[i] ?? NaN) / 1e6);
}
