import type { ActionBehaviour } from '../action.ts';
import { NAME } from '../field.ts';

export interface DropQueueParams {
  readonly of: string;
}

/** Everything that waits at a server is refused at once; what is being worked on is finished. */
export const dropQueue: ActionBehaviour<'server', DropQueueParams> = {
  key: 'dropQueue',
  of: 'server',
  form: 'moment',
  fields: { of: NAME },
  act: (knobs) => knobs.dropQueue(),
  label: () => 'drop queue',
};
