import type { ActionBehaviour } from '../action.ts';
import { NAME } from '../field.ts';

export interface EjectReplicaParams {
  readonly of: string;
  readonly replica: string;
}

/** A balancer sends a replica nothing any more, however fit it seems. What the replica has in hand it finishes. */
export const ejectReplica: ActionBehaviour<'balancer', EjectReplicaParams> = {
  key: 'ejectReplica',
  of: 'balancer',
  form: 'dial',
  fields: { of: NAME, replica: { ...NAME, isCallee: true } },
  dial: ({ replica }) => `replica ${replica}`,
  setting: () => 0,
  turn: (knobs, { to }, { replica }) => knobs.eject(replica, to === 0),
  label: ({ replica }) => `eject ${replica}`,
};
