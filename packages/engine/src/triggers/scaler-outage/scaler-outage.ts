import type { TriggerBehaviour } from '../trigger.ts';

export interface ScalerOutageParams {
  readonly of: string;
}

/** The autoscaler decides nothing while it lasts: what there is stays, and what was ordered still comes. */
export const scalerOutage: TriggerBehaviour<'autoscaler', ScalerOutageParams> = {
  key: 'scalerOutage',
  of: 'autoscaler',
  begin: (knobs) => knobs.attention.turn(0),
  end: (knobs) => knobs.attention.letGo(0),
  label: () => 'scaler out',
};
