import type { TopologyFlows } from '@basin/viz';
import type { Views } from './views.ts';

/** What flows in one bucket, as the topology draws it. */
export function flowsIn({ flows, top }: Pick<Views, 'flows' | 'top'>, bucket: number): TopologyFlows {
  const at = (values: readonly number[] | undefined): number => values?.[bucket] ?? 0;
  const arrows = Object.entries(flows).map(([name, { attempts, goodput, retries, refused }]) => {
    return [
      name,
      { attempts: at(attempts), goodput: at(goodput), retries: at(retries), refused: at(refused) },
    ] as const;
  });
  return { arrows: Object.fromEntries(arrows), top };
}

/** Three buckets worth a look: before the first trigger, in the middle of it, and the end. */
export function momentsOf({ triggers, bucketUs, bucketCount }: Pick<Views, 'triggers' | 'bucketUs' | 'bucketCount'>) {
  const last = bucketCount - 1;
  const first = triggers.toSorted((one, other) => one.fromUs - other.fromUs)[0];
  if (!first) return [{ says: 'At the end', bucket: last }];
  const bucketAt = (us: number): number => Math.min(last, Math.max(0, Math.floor(us / bucketUs)));
  return [
    { says: 'Before the trigger', bucket: bucketAt(first.fromUs - bucketUs) },
    { says: 'In the trigger', bucket: bucketAt(first.toUs - bucketUs) },
    { says: 'At the end', bucket: last },
  ];
}
