import { systemSeries, triggerWindows, type PartRecord, type Run, type Scenario } from '@basin/engine';
import { partsOf, seriesUnder, totalSeries } from '../../measures/reading.ts';

/**
 * What the instruments of a system show: series and nothing else. No name of a trigger, no seed, no digest: what is to be
 * found out is in none of it but in how the lines go.
 */
export interface Telemetry {
  readonly bucketUs: number;
  /** Calls per second. */
  readonly offered: readonly number[];
  readonly good: readonly number[];
  /** Attempts per second that callers send, retries included. */
  readonly attempts: readonly number[];
  /** Attempts per second that reach the last of the system's parts, behind its cache. */
  readonly origin: readonly number[];
  /** Share of the lookups that the cache answers. */
  readonly hits: readonly number[];
  /** Attempts that wait at all servers together. */
  readonly waiting: readonly number[];
  /** Of calls that ended OK, in seconds; null where none did. */
  readonly latencyP50: readonly (number | null)[];
  readonly latencyP99: readonly (number | null)[];
  readonly parts: readonly PartTelemetry[];
  /** From when to when something was known to be going on, harmless or not; equal where it was over at once. */
  readonly events: readonly { readonly fromUs: number; readonly toUs: number }[];
}

export interface PartTelemetry {
  readonly name: string;
  /** Share of its workers that are at work. */
  readonly busy: readonly number[];
  /** Of the attempts sent to it that were settled, those that did not end OK. */
  readonly failing: readonly number[];
}

/** Where a scenario has what telemetry shows one of. */
export interface Instrumented {
  readonly origin: string;
  readonly cache: string;
}

export function telemetryOf(run: Run, scenario: Scenario, { origin, cache }: Instrumented): Telemetry {
  const { offered, good, attempts } = systemSeries(run);
  const perSecond = 1e6 / run.bucketUs;
  const client = run.parts.find(({ kind }) => kind === 'client');
  return {
    bucketUs: run.bucketUs,
    offered: tenths(offered),
    good: tenths(good),
    attempts: tenths(attempts),
    origin: tenths(seriesUnder(run, { kind: 'server', key: 'arrivals', of: origin }).map((each) => each * perSecond)),
    hits: hundredths(seriesUnder(run, { kind: 'cache', key: 'hitRatio', of: cache })),
    waiting: tenths(totalSeries(run, 'server', 'queue')),
    latencyP50: seconds(client?.series['latencyP50']),
    latencyP99: seconds(client?.series['latencyP99']),
    parts: partsOf(run, 'server').map((part) => partTelemetry(run, part)),
    events: eventsOf(scenario),
  };
}

function partTelemetry(run: Run, part: PartRecord): PartTelemetry {
  const arrows = partsOf(run, 'arrow').filter(({ name }) => name.endsWith(` -> ${part.name}`));
  const failing = Array.from({ length: run.bucketCount }, (_, index) => {
    const sum = (keys: readonly string[]) =>
      arrows.reduce((all, { series }) => keys.reduce((some, key) => some + (series[key]?.[index] ?? 0), all), 0);
    const failed = sum(FAILURES);
    return failed === 0 ? 0 : failed / (failed + sum(ANSWERS));
  });
  return { name: part.name, busy: hundredths(part.series['utilisation'] ?? []), failing: hundredths(failing) };
}

/** One for each stretch in which triggers act, however many there are and whatever they are. */
function eventsOf(scenario: Scenario): Telemetry['events'] {
  const windows = triggerWindows(scenario).map(({ fromUs, toUs }) => ({ fromUs, toUs }));
  return windows.filter(
    ({ fromUs, toUs }, index) => windows.findIndex((each) => each.fromUs === fromUs && each.toUs === toUs) === index,
  );
}

function tenths(values: Iterable<number>): number[] {
  return Array.from(values, (value) => Math.round(value * 10) / 10);
}

function hundredths(values: Iterable<number>): number[] {
  return Array.from(values, (value) => Math.round(value * 100) / 100);
}

function seconds(valuesUs: Float64Array | undefined): (number | null)[] {
  return Array.from(valuesUs ?? [], (us) => (Number.isNaN(us) ? null : Math.round(us / 1e4) / 100));
}

const FAILURES = ['error', 'timeout', 'shed', 'expired'];
const ANSWERS = ['ok', 'miss'];
