import type { TriggerBehaviour } from '../trigger.ts';

export interface SlowDownParams {
  readonly of: string;
  readonly factor: number;
}

/** What is started while it lasts takes longer; what was started before does not. */
export const slowDown: TriggerBehaviour<'server', SlowDownParams> = {
  key: 'slowDown',
  of: 'server',
  begin: (knobs, { factor }) => knobs.slowness.turn(factor),
  end: (knobs, { factor }) => knobs.slowness.letGo(factor),
  label: ({ factor }) => `slow ×${factor}`,
};
