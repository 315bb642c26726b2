import { metrics } from '../components/metrics.ts';
import { seriesKeys, type Metric } from '../instruments/metric.ts';
import type { PartRecord, Run } from '../run.ts';

/**
 * Every series of a run in the long form that data frames and plotting programs like: one line for each bucket of each
 * series, after RFC 4180.
 *
 * `seconds`: the beginning of the bucket. `kind`, `part`: what was measured. `metric`, `unit`: counts are per bucket,
 * levels averages over it, durations (`latencyP99`) in seconds; `value` is empty where nothing was measured.
 */
export function toCsv(run: Run): string {
  const lines = run.parts.flatMap((part) => metrics[part.kind].flatMap((metric) => linesOf(run, part, metric)));
  return ['seconds,kind,part,metric,unit,value', ...lines, ''].join('\r\n');
}

function linesOf(run: Run, part: PartRecord, metric: Metric): string[] {
  const isDuration = metric.form === 'duration';
  return seriesKeys(metric).flatMap((key) => {
    const what = [part.kind, part.name, key, isDuration ? 's' : metric.unit].map(field).join(',');
    return Array.from(part.series[key]!, (raw, bucket) => {
      const value = raw / (isDuration ? 1e6 : 1);
      return `${(bucket * run.bucketUs) / 1e6},${what},${Number.isNaN(value) ? '' : value}`;
    });
  });
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
