import type { ActionBehaviour } from '../action.ts';
import { NAME, SHARE } from '../field.ts';

export interface CutTrafficParams {
  readonly of: string;
  readonly share: number;
}

/** Only a share of a client's users are let come; the others are gone before they begin a call and count nowhere. */
export const cutTraffic: ActionBehaviour<'client', CutTrafficParams> = {
  key: 'cutTraffic',
  of: 'client',
  form: 'dial',
  fields: { of: NAME, share: SHARE },
  dial: () => 'load',
  setting: ({ share }) => share,
  turn: (knobs, { from, to }) => knobs.load.change(from, to),
  label: ({ share }) => `traffic ${Math.round(share * 100)} %`,
};
