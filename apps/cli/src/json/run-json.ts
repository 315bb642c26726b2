import {
  meanUs,
  metrics,
  quantileUs,
  systemSeries,
  wholeOf,
  writtenActions,
  type DurationRecord,
  type PartKind,
  type PartRecord,
  type Run,
  type TraceRecord,
} from '@basin/engine';
import type { WrittenGuards } from '../find/written-guards.ts';
import { flowAfterWarmUp, lastTenth } from '../runs/stretch.ts';
import type { TimedRun } from '../runs/thread-runner.ts';
import { PART_KINDS, REPLICATED_KINDS, replicasOf, writtenNames } from './part-kinds.ts';
import { SHARES } from './quantiles.ts';

export interface RunSetting {
  readonly title: string;
  readonly file: string;
  readonly guards: WrittenGuards;
}

/** A run as `--json` prints it. `run-fields.ts` says what every field means, and a test that they agree. */
export function runJson({ run, wallSeconds }: TimedRun, { title, file, guards }: RunSetting): object {
  const { fromUs, ...end } = lastTenth(run);
  return {
    version: 1,
    engineVersion: run.engineVersion,
    title,
    scenarioFile: file,
    guards,
    seed: run.seed,
    digest: run.digest,
    ended: run.ended,
    events: run.eventCount,
    wallSeconds,
    durationSeconds: run.durationUs / 1e6,
    simulatedSeconds: run.nowUs / 1e6,
    warmUpSeconds: run.warmUpUs / 1e6,
    bucketSeconds: run.bucketUs / 1e6,
    marks: run.marks.map(({ atUs, ...mark }) => ({ atSeconds: atUs / 1e6, ...mark })),
    actions: writtenActions(run.actions),
    system: { ...flowAfterWarmUp(run), series: numbersIn({ ...systemSeries(run) }) },
    lastTenth: { fromSeconds: fromUs / 1e6, ...end },
    atSeconds: Array.from({ length: run.bucketCount }, (_, index) => (index * run.bucketUs) / 1e6),
    ...Object.fromEntries(kinds.map((kind) => [PART_KINDS[kind], wholes(run, kind)])),
    replicas: Object.fromEntries(REPLICATED_KINDS.map((kind) => [PART_KINDS[kind], replicas(run, kind)])),
    ...(run.trace === undefined ? {} : { trace: traceJson(run.trace) }),
  };
}

/** All runs of `--seeds`. */
export function runsJson(runs: readonly TimedRun[], setting: RunSetting): object {
  const recovered = runs.filter(({ run }) => lastTenth(run).recovered).length;
  return { version: 1, recovered, runs: runs.map((timed) => runJson(timed, setting)) };
}

/** One value per bucket of every metric of a part: counts per second, durations in seconds, NaN where there is none. */
export function seriesOf(part: PartRecord, run: Run): Record<string, Float64Array> {
  const series: Record<string, Float64Array> = {};
  for (const { key, form } of metrics[part.kind]) {
    const take = (name: string, divisor: number): void => {
      series[name] = (part.series[name] ?? new Float64Array(run.bucketCount)).map((value) => value / divisor);
    };
    if (form === 'duration') for (const share of SHARES) take(`${key}P${share}`, 1e6);
    else take(key, form === 'count' ? run.bucketUs / 1e6 : 1);
  }
  return series;
}

const kinds = Object.keys(PART_KINDS) as PartKind[];

function wholes(run: Run, kind: PartKind): object {
  return Object.fromEntries(writtenNames(run, kind).map((name) => [name, partJson(wholeOf(run, name), run)]));
}

function replicas(run: Run, kind: PartKind): object {
  return Object.fromEntries(replicasOf(run, kind).map((part) => [part.name, partJson(part, run)]));
}

function partJson(part: PartRecord, run: Run): object {
  const keys = (form: string): string[] =>
    metrics[part.kind].filter((metric) => metric.form === form).map(({ key }) => key);
  const levels = keys('level');
  const durations = Object.entries(part.durations);
  return {
    counts: Object.fromEntries(keys('count').map((key) => [key, part.totals[key]])),
    ...(levels.length > 0 ? { averages: Object.fromEntries(levels.map((key) => [key, part.totals[key]])) } : {}),
    ...(durations.length > 0
      ? { durations: Object.fromEntries(durations.map(([key, record]) => [key, durationJson(record)])) }
      : {}),
    series: numbersIn(seriesOf(part, run)),
  };
}

function durationJson(record: DurationRecord): object {
  const inSeconds = (us: number): number | null => (Number.isNaN(us) ? null : us / 1e6);
  return {
    count: record.count,
    mean: inSeconds(meanUs(record)),
    ...Object.fromEntries(SHARES.map((share) => [`p${share}`, inSeconds(quantileUs(record, share / 100))])),
    max: record.count === 0 ? null : record.maxUs / 1e6,
  };
}

function traceJson({ share, spans }: TraceRecord): object {
  return {
    share,
    spans: spans.map(({ startUs, endUs, ...span }) => {
      return { ...span, startSeconds: startUs / 1e6, endSeconds: endUs === null ? null : endUs / 1e6 };
    }),
  };
}

/** JSON knows no NaN. */
function numbersIn(series: Readonly<Record<string, Float64Array>>): object {
  return Object.fromEntries(
    Object.entries(series).map(([key, values]) => [
      key,
      Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
    ]),
  );
}
