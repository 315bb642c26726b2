import type { ActionBehaviour } from '../action.ts';
import { NAME } from '../field.ts';

export interface UndoParams {
  readonly action: string;
  readonly of?: string | undefined;
}

/** What an action left in another position is put back, before its time or because it had none. */
export const undo: ActionBehaviour<'action', UndoParams> = {
  key: 'undo',
  of: 'action',
  form: 'moment',
  fields: { action: NAME, of: { ...NAME, fallback: null } },
  act: (held) => held.rollBack(),
  label: ({ action }) => `undo ${action}`,
};
