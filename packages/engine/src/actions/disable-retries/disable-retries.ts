import type { ActionBehaviour } from '../action.ts';
import { NAME } from '../field.ts';

export interface DisableRetriesParams {
  readonly of?: string | undefined;
}

/** A call that fails is not tried again, whatever the guards say. Retries that are due already are still sent. */
export const disableRetries: ActionBehaviour<'arrow', DisableRetriesParams> = {
  key: 'disableRetries',
  of: 'arrow',
  form: 'dial',
  fields: { of: { ...NAME, fallback: null } },
  dial: () => 'retries',
  setting: () => 0,
  turn: (knobs, { from, to }) => knobs.retries.change(from, to),
  label: () => 'no retries',
};
