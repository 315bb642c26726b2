import type { TriggerBehaviour } from '../trigger.ts';

export interface CapacityLossParams {
  readonly of: string;
  readonly share: number;
}

/** Some workers start nothing new: all of them in an outage. What they are working on they finish. */
export const capacityLoss: TriggerBehaviour<'server', CapacityLossParams> = {
  key: 'capacityLoss',
  of: 'server',
  begin: (knobs, { share }) => knobs.availability.turn(1 - share),
  end: (knobs, { share }) => knobs.availability.letGo(1 - share),
  label: ({ share }) => (share === 1 ? 'outage' : `−${Math.round(share * 100)} % workers`),
};
