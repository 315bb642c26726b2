import { assert } from '../core/assert.ts';
import type { PartRecord, Run } from '../run.ts';

/** The record of a part that the run is known to have. */
export function partOf(run: Run, name: string): PartRecord {
  const part = run.parts.find((each) => each.name === name);
  assert(part !== undefined, `the run has a part named ${name}`);
  return part;
}

/** What flows through the system as a whole, per second, one value per bucket. */
export interface SystemSeries {
  readonly offered: Float64Array;
  readonly good: Float64Array;
  /** Attempts on the arrows that leave clients. */
  readonly attempts: Float64Array;
}

export function systemSeries(run: Run): SystemSeries {
  const clients = run.parts.filter((part) => part.kind === 'client');
  const arrows = run.parts.filter(
    (part) => part.kind === 'arrow' && clients.some((client) => part.name.startsWith(`${client.name} -> `)),
  );
  return {
    offered: perSecond(run, clients, 'offered'),
    good: perSecond(run, clients, 'good'),
    attempts: perSecond(run, arrows, 'attempts'),
  };
}

function perSecond(run: Run, parts: readonly PartRecord[], key: string): Float64Array {
  const sum = new Float64Array(run.bucketCount);
  for (const part of parts)
    for (let i = 0; i < sum.length; i++) sum[i]! += (part.series[key]![i]! * 1e6) / run.bucketUs;
  return sum;
}
