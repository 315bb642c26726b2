import { partOf } from '../instruments/read.ts';
import type { DurationRecord, PartRecord, Run } from '../run.ts';

/** `checkout` for `checkout.2`, `front -> checkout` for `front -> checkout.2`; a part that is no replica is its own group. */
export function groupOf(name: string): string {
  return name.replace(/\.\d+(?= -> |$)/g, '');
}

/** The parts that are written under one name: the replicas of a server, the arrows to them, or the one part itself. */
export function partsOf(run: Run, name: string): PartRecord[] {
  return run.parts.filter((part) => part.name === name || groupOf(part.name) === name);
}

/**
 * What was measured under one name: a part, or the replicas of a server taken together.
 *
 * Counts and levels are summed; shares and ages are averaged. Durations are those of all replicas; their quantiles within
 * a bucket are those of the replica that was slowest in it, which those of all together never exceed.
 */
export function wholeOf(run: Run, name: string): PartRecord {
  const parts = partsOf(run, name);
  const [first] = parts;
  if (first === undefined || first.name === name) return partOf(run, name);
  return {
    name,
    kind: first.kind,
    series: mapped(first.series, (key, { length }) => {
      const merge = mergeOf(key);
      const all = parts.map((part) => part.series[key]!);
      return Float64Array.from({ length }, (_, index) => merge(all.map((each) => each[index]!)));
    }),
    totals: mapped(first.totals, (key) => mergeOf(key)(parts.map((part) => part.totals[key]!))),
    durations: mapped(first.durations, (key) => together(parts.map((part) => part.durations[key]!))),
  };
}

function mapped<From, To>(record: Readonly<Record<string, From>>, to: (key: string, value: From) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(key, value)]));
}

function mergeOf(key: string): (values: readonly number[]) => number {
  if (QUANTILE.test(key)) return largest;
  return notAdded.has(key) ? mean : sum;
}

/**
 * Shares and ages, which do not add up. Listed here, and held against the metrics by a test: those are mostly prose, and
 * whoever draws a run in a browser should not have to fetch it.
 */
export const notAdded: ReadonlySet<string> = new Set([
  'collecting',
  'hitRatio',
  'oldestAge',
  'saturation',
  'setting',
  'utilisation',
]);
const QUANTILE = /P(?:50|90|99)$/;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Of those that are numbers. */
function largest(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most || Number.isNaN(most) ? value : most), NaN);
}

function together(records: readonly DurationRecord[]): DurationRecord {
  const bins = new Uint32Array(Math.max(...records.map((record) => record.bins.length)));
  for (const record of records) for (const [bin, count] of record.bins.entries()) bins[bin]! += count;
  return {
    count: sum(records.map((record) => record.count)),
    sumUs: sum(records.map((record) => record.sumUs)),
    maxUs: Math.max(...records.map((record) => record.maxUs)),
    bins,
  };
}
