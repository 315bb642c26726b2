import type { PartRecord, Run } from '../run.ts';

/** A run that holds nothing but the parts it is given, in buckets of one second. */
export function runWith(parts: readonly Partial<PartRecord>[], warmUpSeconds = 0): Run {
  const [first] = Object.values(parts[0]?.series ?? {});
  return {
    engineVersion: '0',
    seed: 1,
    digest: '0000000000000001',
    ended: 'at-time',
    nowUs: (first?.length ?? 0) * 1e6,
    durationUs: (first?.length ?? 0) * 1e6,
    warmUpUs: warmUpSeconds * 1e6,
    bucketUs: 1e6,
    bucketCount: first?.length ?? 0,
    eventCount: 0,
    parts: parts.map((part) => ({ name: '', kind: 'arrow', series: {}, totals: {}, durations: {}, ...part })),
    marks: [],
    actions: [],
  };
}
