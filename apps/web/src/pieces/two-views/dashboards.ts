import { triggerWindows, wholeOf, type PartRecord, type Run, type Scenario } from '@basin/engine';
import { ratio, shortened, trailingSum } from './numbers.ts';

/** What one box's own instruments say about it, and nothing about anybody else. */
export interface Dashboard {
  readonly name: string;
  readonly gauges: readonly Gauge[];
}

export interface Gauge {
  readonly title: string;
  readonly unit: 'share' | 'ms' | '/s' | 'replicas';
  /** Of each bucket: the mean of the last ten seconds, as a dashboard shows it. */
  readonly values: readonly (number | null)[];
  /** Its mean before the first trigger; null where there was no such time. */
  readonly before: number | null;
  /** Of each bucket: whether the box's team would be woken. */
  readonly alarms: readonly (0 | 1)[];
}

/** The boxes that have something of their own to show, in the order of the scenario. */
export function dashboardsOf(scenario: Scenario, run: Run): Dashboard[] {
  const { warmUpUs, bucketUs } = run;
  const begins = triggerWindows(scenario).map(({ fromUs }) => fromUs);
  const calm = {
    from: Math.ceil(warmUpUs / bucketUs),
    to: Math.floor(Math.min(run.durationUs / 5, ...begins) / bucketUs),
  };
  return Object.entries(scenario.components).flatMap(([name, settings]) => {
    const instruments = INSTRUMENTS[Object.keys(settings)[0] ?? ''] ?? [];
    const { series } = instruments.length > 0 ? wholeOf(run, name) : { series: {} };
    const gauges = instruments.map((instrument) => gaugeOf(instrument, series, { run, calm }));
    return gauges.length > 0 ? [{ name, gauges }] : [];
  });
}

/** A sum of one series over a sum of another, as a number in the gauge's unit. */
interface Instrument {
  readonly title: string;
  readonly unit: Gauge['unit'];
  readonly of: string;
  /** Per what: a count of the same part, the seconds that passed, or the buckets (for levels, which are means already). */
  readonly per: { readonly count: string } | 'second' | 'bucket';
  /** Whose rise or fall, by `least` or by half of what it was, is a fault of the box; else it is there to be looked at. */
  readonly alarm?: { readonly on: 'rise' | 'fall'; readonly least?: number };
}

/**
 * A server is asked how long its own work takes and how much of it fails, not how long others wait: by Little's law the
 * mean time that a worker spends on an attempt is busy workers ÷ attempts finished per second.
 */
const INSTRUMENTS: Readonly<Record<string, readonly Instrument[]>> = {
  client: [
    { title: 'calls begun', unit: '/s', of: 'offered', per: 'second' },
    { title: 'good calls', unit: 'share', of: 'good', per: { count: 'offered' }, alarm: { on: 'fall', least: 0.05 } },
  ],
  server: [
    { title: 'busy', unit: 'share', of: 'utilisation', per: 'bucket' },
    { title: 'work on one attempt', unit: 'ms', of: 'busy', per: { count: 'served' }, alarm: { on: 'rise' } },
    { title: 'errors', unit: 'share', of: 'errors', per: { count: 'served' }, alarm: { on: 'rise', least: 0.02 } },
  ],
  pool: [
    { title: 'held', unit: 'share', of: 'saturation', per: 'bucket' },
    { title: 'a connection is held', unit: 'ms', of: 'inUse', per: { count: 'released' }, alarm: { on: 'rise' } },
  ],
  cache: [{ title: 'hits', unit: 'share', of: 'hitRatio', per: 'bucket', alarm: { on: 'fall', least: 0.05 } }],
  balancer: [{ title: 'fit', unit: 'replicas', of: 'fit', per: 'bucket', alarm: { on: 'fall', least: 0.5 } }],
};

interface Seen {
  readonly run: Run;
  readonly calm: { readonly from: number; readonly to: number };
}

function gaugeOf(instrument: Instrument, series: PartRecord['series'], { run, calm }: Seen): Gauge {
  const { title, unit, of, per } = instrument;
  const seconds = run.bucketUs / 1e6;
  const empty = new Float64Array(run.bucketCount);
  const ones = empty.map(() => 1);
  const above = series[of] ?? empty;
  const below = per === 'bucket' ? ones : per === 'second' ? ones.map(() => seconds) : (series[per.count] ?? empty);
  // A level of workers over a bucket is worker-seconds.
  const scale = unit === 'ms' ? seconds * 1e3 : 1;
  const counts = trailingSum(below, run.bucketUs);
  const values = ratio(trailingSum(above, run.bucketUs), counts).map((value) => value * scale);
  const before = calm.to > calm.from ? (total(above, calm) / total(below, calm)) * scale : NaN;
  const alarms = values.map((value, bucket) =>
    isOff(instrument, { value, before, count: counts[bucket] ?? 0 }) ? 1 : 0,
  );
  return { title, unit, values: values.map(shortened), before: shortened(before), alarms };
}

/**
 * A change is worth an alarm if it is as large as the instrument says and at least three standard errors (of a mean of
 * exponential times: 1/√n of itself; of a share p: √(p(1 − p)/n)).
 */
function isOff({ alarm, unit }: Instrument, now: { value: number; before: number; count: number }): boolean {
  const { value, before, count } = now;
  if (alarm === undefined || Number.isNaN(value) || Number.isNaN(before)) return false;
  const error = unit === 'share' ? Math.sqrt((before * (1 - before)) / count) : before / Math.sqrt(count);
  const change = alarm.on === 'rise' ? value - before : before - value;
  return change >= Math.max(alarm.least ?? before / 2, 3 * error);
}

function total(values: Float64Array, { from, to }: Seen['calm']): number {
  return values.subarray(from, to).reduce((sum, value) => sum + value, 0);
}
