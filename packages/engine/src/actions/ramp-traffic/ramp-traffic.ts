import type { ActionBehaviour } from '../action.ts';
import { DURATION, NAME, type Field } from '../field.ts';

export interface RampTrafficParams {
  readonly of: string;
  readonly over: number;
  readonly steps: number;
}

/** Lets traffic that was cut come back in equal steps, from wherever it stands: the last one brings all of it. */
export const rampTraffic: ActionBehaviour<'client', RampTrafficParams> = {
  key: 'rampTraffic',
  of: 'client',
  form: 'dial',
  fields: { of: NAME, over: DURATION, steps: { holds: 'whole', min: 1, max: 1000, fallback: 10 } satisfies Field },
  dial: () => 'load',
  setting: () => 1,
  course: ({ over, steps }) => ({ afterUs: 0, overUs: over, steps }),
  endsItself: true,
  turn: (knobs, { from, to }) => knobs.load.change(from, to),
  label: () => 'ramp',
};
