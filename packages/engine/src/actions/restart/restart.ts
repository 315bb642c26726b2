import type { ActionBehaviour } from '../action.ts';
import { NAME } from '../field.ts';

export interface RestartParams {
  readonly of: string;
}

/** A server is started anew: what waits there and what is being worked on is lost without an answer. */
export const restart: ActionBehaviour<'server', RestartParams> = {
  key: 'restart',
  of: 'server',
  form: 'moment',
  fields: { of: NAME },
  act: (knobs) => knobs.restart(),
  label: () => 'restart',
};
