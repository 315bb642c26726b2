import {
  groupOf,
  InvariantError,
  metrics,
  partsOf,
  systemSeries,
  wholeOf,
  type PartKind,
  type Run,
} from '@basin/engine';

/** A stretch of simulated time, in µs. */
export interface Window {
  readonly fromUs: number;
  readonly toUs: number;
}

/**
 * A quantity of a run over time, one value per bucket, by name.
 *
 * `offered`, `good`, `attempts`, `queue` (at servers, and for a connection of a pool), `backingOff`, `inFlight` and
 * `backlog` (all that waits: in queues, to be tried again, or because a guard holds it) are of the whole system;
 * `<part>.<metric>` is any metric of one part, or of the replicas that are written as one. Counts are per second.
 */
export function seriesOf(run: Run, name: string): Float64Array {
  if (name === 'offered' || name === 'good' || name === 'attempts') return systemSeries(run)[name];
  if (name === 'backlog')
    return BACKLOG.map((part) => seriesOf(run, part)).reduce(added, totalOf(run, 'arrow', 'held'));
  if (name === 'queue') return added(totalOf(run, 'server', 'queue'), totalOf(run, 'pool', 'waiting'));
  if (name === 'backingOff' || name === 'inFlight') return totalOf(run, 'arrow', name);
  const dot = name.lastIndexOf('.');
  const place = name.slice(0, Math.max(0, dot));
  const part = partsOf(run, place).length === 0 ? undefined : wholeOf(run, place);
  const key = name.slice(dot + 1);
  const series = part?.series[key];
  if (part === undefined || series === undefined) throw new InvariantError(`the run measures ${name}`);
  const isCount = metrics[part.kind].some((metric) => metric.key === key && metric.form === 'count');
  return isCount ? series.map((value) => (value * 1e6) / run.bucketUs) : series;
}

/** The names that `seriesOf` knows in a run: first those of the whole system; replicas after all of them together. */
export function seriesNames(run: Run): string[] {
  const ofParts = run.parts.flatMap(({ name, series }) => {
    const places = [...new Set([groupOf(name), name])];
    return places.flatMap((place) => Object.keys(series).map((key) => `${place}.${key}`));
  });
  return [...SYSTEM_SERIES, ...new Set(ofParts)];
}

/** One number about a stretch of a run: `goodputShare`, `amplification`, or the mean of any series. */
export function measured(run: Run, measure: string, window: Window): number {
  if (measure === 'goodputShare') return meanIn(run, 'good', window) / meanIn(run, 'offered', window);
  if (measure === 'amplification') return meanIn(run, 'attempts', window) / meanIn(run, 'offered', window);
  return meanIn(run, measure, window);
}

export function meanIn(run: Run, name: string, window: Window): number {
  const values = valuesIn(run, seriesOf(run, name), window);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The buckets that lie wholly inside the window. */
export function valuesIn(run: Run, series: Float64Array, { fromUs, toUs }: Window): Float64Array {
  const first = Math.max(0, Math.ceil(fromUs / run.bucketUs));
  return series.subarray(first, Math.max(first, Math.floor(toUs / run.bucketUs)));
}

function totalOf(run: Run, kind: PartKind, key: string): Float64Array {
  const series = run.parts.flatMap((part) => (part.kind === kind ? (part.series[key] ?? []) : []));
  return series.reduce<Float64Array>(added, new Float64Array(run.bucketCount));
}

function added(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, index) => value + (other[index] ?? 0));
}

const BACKLOG = ['queue', 'backingOff'];
const SYSTEM_SERIES = ['offered', 'good', 'attempts', 'queue', 'backingOff', 'inFlight', 'backlog'];
