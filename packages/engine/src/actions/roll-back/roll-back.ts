import type { ActionBehaviour } from '../action.ts';
import { NAME } from '../field.ts';

export interface RollBackParams {
  readonly of: string;
}

/** A trigger that is under way ends now instead of later: the deploy is reverted, the cable plugged in again. */
export const rollBack: ActionBehaviour<'trigger', RollBackParams> = {
  key: 'rollBack',
  of: 'trigger',
  form: 'moment',
  fields: { of: NAME },
  act: (trigger) => trigger.rollBack(),
  label: ({ of }) => `roll back ${of}`,
};
