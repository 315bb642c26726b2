import { engineVersion, metrics, type Mark, type PartKind, type PartRecord, type Run } from '@basin/engine';

/** A run made up by hand: what a measure or an explanation sees, without a simulation behind it. */
export interface HandMade {
  readonly bucketCount?: number;
  readonly seed?: number;
  readonly marks?: readonly Mark[];
  /** Per part, a value for each bucket or one for all; counts are per bucket of a second. Others are 0, durations NaN. */
  readonly users?: Values;
  readonly arrow?: Values;
  readonly checkout?: Values;
  /** Further parts, by name: their kind, and their values. */
  readonly others?: Readonly<Record<string, readonly [PartKind, Values]>>;
}

export type Values = Readonly<Record<string, number | readonly number[]>>;

export function handMadeRun({
  bucketCount = 60,
  seed = 1,
  marks = [],
  users,
  arrow,
  checkout,
  others = {},
}: HandMade): Run {
  const part = (name: string, kind: PartKind, values: Values = {}) => handMadePart({ name, kind, values, bucketCount });
  return {
    engineVersion,
    seed,
    digest: '0000000000000000',
    ended: 'at-time',
    nowUs: bucketCount * 1e6,
    durationUs: bucketCount * 1e6,
    warmUpUs: 0,
    bucketUs: 1e6,
    bucketCount,
    eventCount: 0,
    parts: [
      part('users', 'client', users),
      part('checkout', 'server', { served: 1, ...checkout }),
      part('users -> checkout', 'arrow', arrow),
      ...Object.entries(others).map(([name, [kind, values]]) => part(name, kind, values)),
    ],
    marks: [...marks],
    actions: [],
  };
}

/** A trigger that begins and ends at these seconds. */
export function triggerMarks(fromSecond: number, toSecond: number): Mark[] {
  return [
    { atUs: fromSecond * 1e6, kind: 'trigger-begins', name: 'slow', part: 'checkout' },
    { atUs: toSecond * 1e6, kind: 'trigger-ends', name: 'slow', part: 'checkout' },
  ];
}

export function seconds(from: number, to: number): { fromUs: number; toUs: number } {
  return { fromUs: from * 1e6, toUs: to * 1e6 };
}

interface PartOf {
  readonly name: string;
  readonly kind: PartKind;
  readonly values: Values;
  readonly bucketCount: number;
}

function handMadePart({ name, kind, values, bucketCount }: PartOf): PartRecord {
  const series: Record<string, Float64Array> = {};
  const durations: Record<string, PartRecord['durations'][string]> = {};
  const fill = (key: string, otherwise: number) => {
    const given = values[key] ?? otherwise;
    series[key] = typeof given === 'number' ? new Float64Array(bucketCount).fill(given) : Float64Array.from(given);
  };
  for (const { key, form } of metrics[kind]) {
    if (form !== 'duration') fill(key, 0);
    else for (const quantile of ['P50', 'P90', 'P99']) fill(key + quantile, NaN);
    if (form === 'duration') durations[key] = { count: 0, sumUs: 0, maxUs: 0, bins: new Uint32Array(1) };
  }
  return { name, kind, series, totals: {}, durations };
}
