import type { ActionBehaviour } from '../action.ts';
import { NAME } from '../field.ts';

export interface ServeStaleParams {
  readonly of: string;
}

/** A cache answers with what it has, though its time is over: old answers are better than none, and nothing is fetched. */
export const serveStale: ActionBehaviour<'cache', ServeStaleParams> = {
  key: 'serveStale',
  of: 'cache',
  form: 'dial',
  fields: { of: NAME },
  dial: () => 'expiry',
  setting: () => 0,
  turn: (knobs, { from, to }) => knobs.expiry.change(from, to),
  label: () => 'serve stale',
};
