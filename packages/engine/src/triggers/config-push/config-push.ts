import type { TriggerBehaviour } from '../trigger.ts';

export interface ConfigPushParams {
  readonly of: string;
  readonly slowness?: number | undefined;
  readonly errors?: number | undefined;
  readonly capacity?: number | undefined;
}

/** A setting is changed for all of them at the same moment: what no redundancy among them helps against. */
export const configPush: TriggerBehaviour<'server', ConfigPushParams> = {
  key: 'configPush',
  of: 'server',
  begin: (knobs, { capacity, errors, slowness }) => {
    if (slowness !== undefined) knobs.slowness.turn(slowness);
    if (errors !== undefined) knobs.soundness.turn(1 - errors);
    if (capacity !== undefined) knobs.availability.turn(capacity);
  },
  end: (knobs, { capacity, errors, slowness }) => {
    if (slowness !== undefined) knobs.slowness.letGo(slowness);
    if (errors !== undefined) knobs.soundness.letGo(1 - errors);
    if (capacity !== undefined) knobs.availability.letGo(capacity);
  },
  label: () => 'config push',
};
