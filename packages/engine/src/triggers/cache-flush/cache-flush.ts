import type { TriggerBehaviour } from '../trigger.ts';

export interface CacheFlushParams {
  readonly of: string;
  readonly hottest?: number | undefined;
}

/** A cache forgets what it holds: a restart, a mistaken command, a new version that reads the old entries no more. */
export const cacheFlush: TriggerBehaviour<'cache', CacheFlushParams> = {
  key: 'cacheFlush',
  of: 'cache',
  isMoment: true,
  begin: (knobs, { hottest = Infinity }) => knobs.flush(hottest),
  end: () => {},
  label: ({ hottest }) => (hottest === undefined ? 'flush' : `flush top ${hottest}`),
};
