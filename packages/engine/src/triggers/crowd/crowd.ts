import type { TriggerBehaviour } from '../trigger.ts';

export interface CrowdTriggerParams {
  readonly of: string;
  readonly calls: number;
  readonly over: number;
}

/** Many call at once, such as clients that connect again when what they lost is back. */
export const crowd: TriggerBehaviour<'client', CrowdTriggerParams> = {
  key: 'crowd',
  of: 'client',
  isMoment: true,
  begin: (knobs, { calls, over }) => knobs.crowd(calls, over),
  end: () => {},
  label: ({ calls }) => `crowd of ${calls}`,
};
