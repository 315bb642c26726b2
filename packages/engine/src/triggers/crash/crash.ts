import type { TriggerBehaviour } from '../trigger.ts';

export interface CrashParams {
  readonly of: string;
}

/** It loses its queue and its work in progress, and is down until the crash is over; then it starts anew, cold. */
export const crash: TriggerBehaviour<'server', CrashParams> = {
  key: 'crash',
  of: 'server',
  begin: (knobs) => knobs.alive.turn(0),
  end: (knobs) => knobs.alive.letGo(0),
  label: () => 'crash',
};
