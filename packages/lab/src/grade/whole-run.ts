import { compile, engineVersion, metrics, type Mark, type PartKind, type Run } from '@basin/engine';
import type { OpenLab } from '../lab-folder/lab.ts';

/**
 * Why a run cannot be graded, if it cannot: it is unfinished, of another scenario or engine, or damaged.
 *
 * Whatever a worker, a queue or a database hands over is looked at here before it is believed, so that a fault of ours
 * never turns into a verdict about somebody's guards.
 */
export function flawOf(run: unknown, lab: OpenLab): string | undefined {
  if (typeof run !== 'object' || run === null) return 'it is no run';
  const candidate = run as Partial<Record<keyof Run, unknown>>;
  if (candidate.engineVersion !== engineVersion) return `it was made by engine ${String(candidate.engineVersion)}`;
  if (typeof candidate.ended !== 'string' || !ENDINGS.includes(candidate.ended)) return 'it has not ended';
  if (candidate.durationUs !== lab.scenario.duration) return 'its duration is not that of the scenario';
  if (candidate.bucketUs !== lab.scenario.bucket) return 'its buckets are not those of the scenario';
  const { bucketCount } = candidate;
  if (!isCount(bucketCount)) return 'it has no buckets';
  const isComplete = bucketCount * lab.scenario.bucket === lab.scenario.duration;
  if (candidate.ended === 'at-time' && !(isComplete && candidate.nowUs === candidate.durationUs))
    return 'it stops before its end';
  if (!isCount(candidate.nowUs) || !isCount(candidate.eventCount)) return 'its clock or its count of events is damaged';
  if (!hasMarksOf(lab, candidate.marks, candidate.nowUs)) return 'its marks are not those of the triggers';
  return flawOfParts(candidate.parts, bucketCount, lab);
}

function flawOfParts(parts: unknown, bucketCount: number, lab: OpenLab): string | undefined {
  if (!Array.isArray(parts)) return 'it has no parts';
  const expected = expectedParts(lab);
  if (parts.length !== expected.length) return 'its parts are not those of the scenario';
  for (const { name, kind } of expected) {
    const part: unknown = parts.find((each) => (each as { name?: unknown } | null)?.name === name);
    if (typeof part !== 'object' || part === null || (part as { kind?: unknown }).kind !== kind) {
      return `its part ${name} is missing`;
    }
    const { series, durations } = part as { series?: unknown; durations?: unknown };
    if (!hasAllSeries(series, kind, bucketCount)) return `the series of ${name} are damaged`;
    if (!hasAllDurations(durations, kind)) return `the durations of ${name} are damaged`;
  }
  return undefined;
}

/** As the engine builds them: every replica is a part of its own, and so is every class of a client's calls. */
function expectedParts({ scenario }: OpenLab): { name: string; kind: PartKind }[] {
  const components = compile(scenario).plan?.components ?? [];
  return components.flatMap(({ name, behaviour, params, arrows }) => [
    { name, kind: behaviour.kind },
    ...(behaviour.classes?.(params as never) ?? []).map((each) => ({
      name: `${name}/${each}`,
      kind: 'class' as const,
    })),
    ...arrows.map((arrow) => ({ name: arrow.name, kind: 'arrow' as const })),
  ]);
}

function hasAllSeries(series: unknown, kind: PartKind, bucketCount: number): boolean {
  if (typeof series !== 'object' || series === null) return false;
  return seriesKeys(kind).every(({ key, mayBeNaN }) => {
    const values = (series as Record<string, unknown>)[key];
    if (!(values instanceof Float64Array) || values.length !== bucketCount) return false;
    return values.every((value) => value >= 0 || (mayBeNaN && Number.isNaN(value)));
  });
}

function seriesKeys(kind: PartKind): { key: string; mayBeNaN: boolean }[] {
  return metrics[kind].flatMap(({ key, form }) => {
    const mayBeNaN = form === 'duration';
    return (mayBeNaN ? ['P50', 'P90', 'P99'] : ['']).map((quantile) => ({ key: key + quantile, mayBeNaN }));
  });
}

function hasAllDurations(durations: unknown, kind: PartKind): boolean {
  if (typeof durations !== 'object' || durations === null) return false;
  return metrics[kind].every(({ key, form }) => {
    if (form !== 'duration') return true;
    const record = (durations as Record<string, unknown>)[key] as { count?: unknown; sumUs?: unknown } | undefined;
    return typeof record?.count === 'number' && typeof record.sumUs === 'number';
  });
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value);
}

/** Each trigger whose time has come has begun, once, and, unless it was over in a moment, has ended. */
function hasMarksOf({ scenario }: OpenLab, marks: unknown, nowUs: number): boolean {
  if (!Array.isArray(marks) || marks.some((mark) => typeof mark !== 'object' || mark === null)) return false;
  const triggers = compile(scenario).plan?.triggers ?? [];
  const count = (kind: Mark['kind'], name: string, atUs: number): number =>
    (marks as Partial<Mark>[]).filter((mark) => mark.kind === kind && mark.name === name && mark.atUs === atUs).length;
  return triggers.every(({ name, atUs, forUs }) => {
    const strikes = triggers.filter((each) => each.name === name).length;
    const begun = atUs >= nowUs || count('trigger-begins', name, atUs) === strikes;
    const ended = forUs === 0 || atUs + forUs >= nowUs || count('trigger-ends', name, atUs + forUs) === strikes;
    return begun && ended;
  });
}

const ENDINGS = ['at-time', 'event-limit', 'attempt-limit'];
