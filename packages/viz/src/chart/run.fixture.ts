import { metrics, type Mark, type PartKind, type PartRecord, type Run } from '@basin/engine';

/** One value per bucket of one second, by part and metric. */
export interface HandMadeRun {
  readonly durationS: number;
  /** Seconds that have happened; all of them unless said otherwise. */
  readonly nowS?: number;
  readonly users?: Readonly<Record<string, (second: number) => number>>;
  readonly calls?: Readonly<Record<string, (second: number) => number>>;
  readonly server?: Readonly<Record<string, (second: number) => number>>;
  readonly marks?: readonly Mark[];
}

/** A run that nobody simulated: `users` call `checkout`, and every number is what the test says. */
export function handMadeRun(made: HandMadeRun): Run {
  const bucketCount = made.nowS ?? made.durationS;
  return {
    engineVersion: 'hand-made',
    seed: 1,
    digest: '0000000000000000',
    ended: bucketCount < made.durationS ? 'under-way' : 'at-time',
    nowUs: bucketCount * SECOND,
    durationUs: made.durationS * SECOND,
    warmUpUs: 0,
    bucketUs: SECOND,
    bucketCount,
    eventCount: 0,
    marks: made.marks ?? [],
    actions: [],
    parts: [
      handMadePart({ name: 'users', kind: 'client', metrics: made.users, bucketCount }),
      handMadePart({ name: 'users -> checkout', kind: 'arrow', metrics: made.calls, bucketCount }),
      handMadePart({ name: 'checkout', kind: 'server', metrics: made.server, bucketCount }),
    ],
  };
}

interface HandMadePart {
  readonly name: string;
  readonly kind: PartKind;
  readonly metrics: Readonly<Record<string, (second: number) => number>> | undefined;
  readonly bucketCount: number;
}

/** Metrics that the test does not speak of are zero. */
export function handMadePart({ name, kind, metrics: made = {}, bucketCount }: HandMadePart): PartRecord {
  const valueOf: Readonly<Record<string, (second: number) => number>> = {
    ...Object.fromEntries(metrics[kind].map(({ key }) => [key, () => 0])),
    ...made,
  };
  const series = Object.fromEntries(
    Object.entries(valueOf).map(([key, at]) => [key, Float64Array.from({ length: bucketCount }, (_, i) => at(i))]),
  );
  return { name, kind, series, totals: {}, durations: {} };
}

/**
 * The shape of a retry storm: 1 000 calls/s, slowed down in seconds 60 to 80. Afterwards every call is tried four times
 * and none is answered in time, for ever.
 */
export function stormRun(options: { nowS?: number } = {}): Run {
  const isDown = (second: number) => second >= 60;
  return handMadeRun({
    durationS: 300,
    ...options,
    users: {
      offered: () => 1000,
      good: (second) => (isDown(second) ? 0 : 1000),
      latencyP50: (second) => (isDown(second) ? NaN : 10_000),
      latencyP99: (second) => (isDown(second) ? NaN : 60_000),
    },
    calls: {
      attempts: (second) => (isDown(second) ? 3960 : 1000),
      retries: (second) => (isDown(second) ? 2960 : 0),
      timeout: (second) => (isDown(second) ? 3960 : 0),
    },
    server: { queue: (second) => (isDown(second) ? 4096 : 2) },
    marks: [
      { atUs: 60 * SECOND, kind: 'trigger-begins', name: 'slow', part: 'checkout' },
      { atUs: 80 * SECOND, kind: 'trigger-ends', name: 'slow', part: 'checkout' },
    ],
  });
}

const SECOND = 1_000_000;
