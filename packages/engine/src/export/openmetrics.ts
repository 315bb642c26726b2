import { metrics } from '../components/metrics.ts';
import { stepsOf } from '../instruments/histogram.ts';
import { seriesKeys, type Metric } from '../instruments/metric.ts';
import type { PartKind, PartRecord, Run } from '../run.ts';

export interface Epoch {
  /** When the run begins, in seconds since 1970; 0 unless said. */
  readonly startsAtSeconds?: number;
}

/**
 * A run as OpenMetrics text (the specification, version 1.0; IETF draft-richih-opsawg-openmetrics), with a timestamp on every sample, so that a
 * time series database can take it in as if it had scraped the system after every bucket.
 *
 * Families are named `basin_<kind>_<metric>`, the part is a label. Counts are counters, which begin at 0 with the run;
 * levels are gauges; a duration is a histogram over the whole run after the warm-up, and gauges of its quantiles in each
 * bucket, which have no sample where nothing was measured.
 */
export function toOpenMetrics(run: Run, { startsAtSeconds = 0 }: Epoch = {}): string {
  const about = Object.entries({ version: run.engineVersion, seed: String(run.seed), digest: run.digest });
  const lines = [
    '# TYPE basin_run info',
    '# HELP basin_run What was run.',
    `basin_run_info${labels(about)} 1 ${secondsAt(run.nowUs, startsAtSeconds)}`,
  ];
  for (const kind of new Set(run.parts.map((part) => part.kind))) {
    const parts = run.parts.filter((part) => part.kind === kind);
    for (const metric of metrics[kind]) familiesOf({ run, kind, parts, startsAtSeconds }, metric, lines);
  }
  return [...lines, '# EOF', ''].join('\n');
}

interface OfKind {
  readonly run: Run;
  readonly kind: PartKind;
  readonly parts: readonly PartRecord[];
  readonly startsAtSeconds: number;
}

function familiesOf(of: OfKind, metric: Metric, lines: string[]): void {
  const name = `basin_${of.kind}_${snakeCase(metric.key)}`;
  switch (metric.form) {
    case 'count':
      head({ name, type: 'counter' }, metric.describe, lines);
      return eachPart(of, (part) => counter(of, { name: `${name}_total`, part, key: metric.key }, lines));
    case 'level': {
      const isShare = metric.unit === 'share';
      const family = isShare ? { name: `${name}_ratio`, type: 'gauge', unit: 'ratio' } : { name, type: 'gauge' };
      head(family, metric.describe, lines);
      return eachPart(of, (part) => gauge(of, { name: family.name, part, key: metric.key, divisor: 1 }, lines));
    }
    case 'duration': {
      const family = `${name}_seconds`;
      head({ name: family, type: 'histogram', unit: 'seconds' }, metric.describe, lines);
      eachPart(of, (part) => histogram(of, { name: family, part, key: metric.key }, lines));
      for (const key of seriesKeys(metric)) {
        const quantile = `basin_${of.kind}_${snakeCase(key)}_seconds`;
        head({ name: quantile, type: 'gauge', unit: 'seconds' }, `${metric.describe} Quantile of the bucket.`, lines);
        eachPart(of, (part) => gauge(of, { name: quantile, part, key, divisor: 1e6 }, lines));
      }
    }
  }
}

interface Family {
  readonly name: string;
  readonly type: string;
  readonly unit?: string;
}

function head({ name, type, unit }: Family, describe: string, lines: string[]): void {
  lines.push(`# TYPE ${name} ${type}`);
  if (unit !== undefined) lines.push(`# UNIT ${name} ${unit}`);
  lines.push(`# HELP ${name} ${escaped(describe)}`);
}

function eachPart({ parts }: OfKind, write: (part: PartRecord) => void): void {
  for (const part of parts) write(part);
}

interface Sampled {
  readonly name: string;
  readonly part: PartRecord;
  readonly key: string;
}

function counter({ run, startsAtSeconds }: OfKind, { name, part, key }: Sampled, lines: string[]): void {
  let total = 0;
  for (let bucket = 0; bucket < run.bucketCount; bucket++) {
    total += part.series[key]![bucket]!;
    lines.push(`${name}${labels([['part', part.name]])} ${total} ${atEndOf(bucket, run, startsAtSeconds)}`);
  }
}

function gauge(
  { run, startsAtSeconds }: OfKind,
  { name, part, key, divisor }: Sampled & { readonly divisor: number },
  lines: string[],
): void {
  for (let bucket = 0; bucket < run.bucketCount; bucket++) {
    const value = part.series[key]![bucket]! / divisor;
    if (Number.isNaN(value)) continue;
    lines.push(`${name}${labels([['part', part.name]])} ${value} ${atEndOf(bucket, run, startsAtSeconds)}`);
  }
}

/** Its limits are those of the run's own histogram: one µs less than each power of two, so that the counts are exact. */
function histogram({ run, startsAtSeconds }: OfKind, { name, part, key }: Sampled, lines: string[]): void {
  const record = part.durations[key]!;
  const at = secondsAt(run.nowUs, startsAtSeconds);
  const sample = (suffix: string, le: string | null, value: number): void => {
    const own: [string, string][] = le === null ? [] : [['le', le]];
    lines.push(`${name}${suffix}${labels([['part', part.name], ...own])} ${value} ${at}`);
  };
  for (const { atMostUs, count } of stepsOf(record)) sample('_bucket', String(atMostUs / 1e6), count);
  sample('_bucket', '+Inf', record.count);
  sample('_count', null, record.count);
  sample('_sum', null, record.sumUs / 1e6);
}

function labels(pairs: readonly (readonly [string, string])[]): string {
  return `{${pairs.map(([name, value]) => `${name}="${escaped(value)}"`).join(',')}}`;
}

function atEndOf(bucket: number, run: Run, startsAtSeconds: number): number {
  return secondsAt(Math.min((bucket + 1) * run.bucketUs, run.nowUs), startsAtSeconds);
}

function secondsAt(us: number, startsAtSeconds: number): number {
  return (startsAtSeconds * 1e6 + us) / 1e6;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function snakeCase(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
