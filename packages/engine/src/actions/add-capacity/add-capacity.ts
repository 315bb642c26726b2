import type { ActionBehaviour } from '../action.ts';
import { DURATION, NAME } from '../field.ts';

export interface AddCapacityParams {
  readonly of: string;
  readonly share: number;
  readonly after: number;
}

/** A server gets more workers, once they have been provisioned. Ordered again, the latest order is what it has. */
export const addCapacity: ActionBehaviour<'server', AddCapacityParams> = {
  key: 'addCapacity',
  of: 'server',
  form: 'dial',
  fields: { of: NAME, share: { holds: 'number', min: 0, max: 10 }, after: { ...DURATION, fallback: 0 } },
  dial: () => 'availability',
  setting: ({ share }) => 1 + share,
  course: ({ after }) => ({ afterUs: after, overUs: 0, steps: 1 }),
  turn: (knobs, { from, to }) => knobs.availability.change(from, to),
  label: ({ share }) => `+${Math.round(share * 100)} % workers`,
};
