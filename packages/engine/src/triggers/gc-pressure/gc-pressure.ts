import type { TriggerBehaviour } from '../trigger.ts';

export interface GcPressureParams {
  readonly of: string;
  readonly share: number;
}

/** Something else fills a part of the heap, so that garbage is collected more often and services take longer. */
export const gcPressure: TriggerBehaviour<'server', GcPressureParams> = {
  key: 'gcPressure',
  of: 'server',
  needs: 'memory',
  begin: (knobs, { share }) => knobs.heap.turn(1 - share),
  end: (knobs, { share }) => knobs.heap.letGo(1 - share),
  label: ({ share }) => `−${Math.round(share * 100)} % heap`,
};
