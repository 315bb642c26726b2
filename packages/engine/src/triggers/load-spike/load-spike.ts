import type { TriggerBehaviour } from '../trigger.ts';

export interface LoadSpikeParams {
  readonly of: string;
  readonly factor: number;
}

/** More calls are begun than usual. */
export const loadSpike: TriggerBehaviour<'client', LoadSpikeParams> = {
  key: 'loadSpike',
  of: 'client',
  begin: (knobs, { factor }) => knobs.load.turn(factor),
  end: (knobs, { factor }) => knobs.load.letGo(factor),
  label: ({ factor }) => `load ×${factor}`,
};
