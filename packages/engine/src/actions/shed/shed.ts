import type { ActionBehaviour } from '../action.ts';
import { NAME, SHARE } from '../field.ts';

export interface ShedParams {
  readonly of: string;
  readonly share: number;
}

/** A share of the calls on an arrow is turned away before anything is sent. */
export const shed: ActionBehaviour<'arrow', ShedParams> = {
  key: 'shed',
  of: 'arrow',
  form: 'dial',
  fields: { of: NAME, share: SHARE },
  dial: () => 'admission',
  setting: ({ share }) => 1 - share,
  turn: (knobs, { from, to }) => knobs.admission.change(from, to),
  label: ({ share }) => `shed ${Math.round(share * 100)} %`,
};
