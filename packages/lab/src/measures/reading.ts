import { groupOf, InvariantError, systemSeries, type PartKind, type PartRecord, type Run } from '@basin/engine';
import type { Window } from './measure.ts';

/** The buckets of a run that lie wholly inside a window: first, and one past the last. */
export function bucketsIn(run: Run, window: Window): { first: number; end: number } {
  const first = Math.max(0, Math.ceil(window.fromUs / run.bucketUs));
  const end = Math.min(run.bucketCount, Math.floor(window.toUs / run.bucketUs));
  return { first, end: Math.max(first, end) };
}

/** All parts of a kind, or those that stand under one name: a component, its replicas, an arrow. */
export function partsOf(run: Run, kind: PartKind, of?: string): PartRecord[] {
  return run.parts.filter(
    (part) => part.kind === kind && (of === undefined || part.name === of || groupOf(part.name) === of),
  );
}

/** Of a count: how many in the window. Of a level: times the number of buckets; see `meanOf`. */
export function sumOf(run: Run, series: Float64Array, window: Window): number {
  const { first, end } = bucketsIn(run, window);
  return series.subarray(first, end).reduce((sum, value) => sum + value, 0);
}

/** Average per bucket; NaN over an empty window. */
export function meanOf(run: Run, series: Float64Array, window: Window): number {
  const { first, end } = bucketsIn(run, window);
  return sumOf(run, series, window) / (end - first);
}

/** A count as so many per second. */
export function rateOf(run: Run, series: Float64Array, window: Window): number {
  return (meanOf(run, series, window) * MICROS_PER_SECOND) / run.bucketUs;
}

/** A series that every part of its kind has. */
export function seriesOf(part: PartRecord, key: string): Float64Array {
  const series = part.series[key];
  if (series === undefined) throw new InvariantError(`a ${part.kind} has the series ${key}`);
  return series;
}

/** One series of all parts of a kind, summed. */
export function totalSeries(run: Run, kind: PartKind, key: string): Float64Array {
  return seriesUnder(run, { kind, key });
}

/** The run without the client that the window names: what is left is what that one is compared with. */
export function otherClients(run: Run, { of }: Window): Run {
  return { ...run, parts: run.parts.filter(({ kind, name }) => kind !== 'client' || name !== of) };
}

interface SeriesName {
  readonly kind: PartKind;
  readonly key: string;
  /** A component, all replicas of it, or an arrow; all parts of the kind where it is not said. */
  readonly of?: string | undefined;
}

/** One series of the parts under one name, summed. */
export function seriesUnder(run: Run, { kind, key, of }: SeriesName): Float64Array {
  return partsOf(run, kind, of)
    .map((part) => seriesOf(part, key))
    .reduce(added, new Float64Array(run.bucketCount));
}

/** A share or an age: the average over the parts under one name. */
export function meanSeries(run: Run, name: SeriesName): Float64Array {
  const count = Math.max(1, partsOf(run, name.kind, name.of).length);
  return seriesUnder(run, name).map((value) => value / count);
}

/** Kinds of parts at which attempts arrive. */
export const TAKES_ARRIVALS: readonly PartKind[] = ['server', 'balancer', 'pool', 'contendedStore'];

/** Attempts that arrive at what stands under a name, whatever kind it is of. */
export function totalArrivals(run: Run, of: string | undefined): Float64Array {
  return TAKES_ARRIVALS.map((kind) => seriesUnder(run, { kind, key: 'arrivals', of })).reduce(added);
}

export function added(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, index) => value + (other[index] ?? 0));
}

/**
 * All that waits: attempts at servers, attempts for a connection, and calls that wait to be tried again. The last matter
 * because a long backoff only moves a backlog to where no queue shows it.
 */
export function backlogSeries(run: Run): Float64Array {
  const queues = added(totalSeries(run, 'server', 'queue'), totalSeries(run, 'pool', 'waiting'));
  return added(queues, totalSeries(run, 'arrow', 'backingOff'));
}

/** Of a duration's quantile, the average over the window, each bucket weighted; NaN if nothing ended there. */
export function weightedMeanOf(
  run: Run,
  window: Window,
  quantiles: readonly { series: Float64Array; weights: Float64Array }[],
): number {
  const { first, end } = bucketsIn(run, window);
  let sum = 0;
  let weight = 0;
  for (const { series, weights } of quantiles) {
    for (const [index, value] of series.subarray(first, end).entries()) {
      const times = weights[first + index] ?? 0;
      if (Number.isNaN(value)) continue;
      sum += value * times;
      weight += times;
    }
  }
  return weight === 0 ? NaN : sum / weight;
}

/** Slope of the straight line that fits best, per second; NaN for fewer than two buckets. */
export function slopeOf(run: Run, series: Float64Array, window: Window): number {
  const { first, end } = bucketsIn(run, window);
  const count = end - first;
  if (count < 2) return NaN;
  const middle = (first + end - 1) / 2;
  const mean = meanOf(run, series, window);
  let covariance = 0;
  let variance = 0;
  for (const [index, value] of series.subarray(first, end).entries()) {
    const distance = first + index - middle;
    covariance += distance * (value - mean);
    variance += distance ** 2;
  }
  return ((covariance / variance) * MICROS_PER_SECOND) / run.bucketUs;
}

/** Goodput and offered load in calls per second, averaged over the window; those of one client where the window names it. */
export function goodputIn(run: Run, window: Window): { good: number; offered: number } {
  if (window.of !== undefined) {
    const rate = (key: string) => rateOf(run, seriesUnder(run, { kind: 'client', key, of: window.of }), window);
    return { good: rate('good'), offered: rate('offered') };
  }
  const { good, offered } = systemSeries(run);
  return { good: meanOf(run, good, window), offered: meanOf(run, offered, window) };
}

/** The stretch of the window, at most `LOOK_US` long, over which `value` is worst; the first of equals. */
export function worstStretch(run: Run, window: Window, badness: (stretch: Window) => number): Window {
  const { first, end } = bucketsIn(run, window);
  const length = Math.max(1, Math.round(LOOK_US / run.bucketUs));
  if (end - first <= length) return window;
  let worst = window;
  let worstBadness = -Infinity;
  for (let index = first; index + length <= end; index += 1) {
    const stretch = { ...window, fromUs: index * run.bucketUs, toUs: (index + length) * run.bucketUs };
    const here = badness(stretch);
    if (!(here > worstBadness)) continue;
    worst = stretch;
    worstBadness = here;
  }
  return worst;
}

/** When the last trigger ended that ended inside the window or before it; where none did, when the window begins. */
export function lastTriggerEnd(run: Run, window: Window): number {
  const ends = run.marks.filter((mark) => mark.kind === 'trigger-ends' && mark.atUs < window.toUs);
  return Math.max(window.fromUs, ...ends.map((mark) => mark.atUs));
}

export const MICROS_PER_SECOND = 1_000_000;
/** Long enough to see what happens, short enough to point at. */
const LOOK_US = 20 * MICROS_PER_SECOND;
