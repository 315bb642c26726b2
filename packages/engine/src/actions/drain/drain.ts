import type { ActionBehaviour } from '../action.ts';
import { NAME } from '../field.ts';

export interface DrainParams {
  readonly of: string;
}

/**
 * Nobody begins a call to a component any more, on any arrow; what it has in hand it finishes.
 *
 * It stands on the same dial as `shed`: to let traffic in again by and by, shed less and less.
 */
export const drain: ActionBehaviour<'arrow', DrainParams> = {
  key: 'drain',
  of: 'arrow',
  reach: 'into',
  form: 'dial',
  fields: { of: NAME },
  dial: () => 'admission',
  setting: () => 0,
  turn: (knobs, { from, to }) => knobs.admission.change(from, to),
  label: ({ of }) => `drain ${of}`,
};
