import type { TriggerBehaviour } from '../trigger.ts';

export interface ConnectionLeakParams {
  readonly of: string;
  readonly share: number;
}

/** Connections are lost to somebody who does not give them back. Those in use now are lost when they are given back. */
export const connectionLeak: TriggerBehaviour<'pool', ConnectionLeakParams> = {
  key: 'connectionLeak',
  of: 'pool',
  begin: (knobs, { share }) => knobs.connections.turn(1 - share),
  end: (knobs, { share }) => knobs.connections.letGo(1 - share),
  label: ({ share }) => `−${Math.round(share * 100)} % connections`,
};
