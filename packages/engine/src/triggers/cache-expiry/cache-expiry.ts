import type { TriggerBehaviour } from '../trigger.ts';

export interface CacheExpiryParams {
  readonly of: string;
}

/**
 * The time of all entries is over in the same moment, as of what was loaded at once. Unlike after a flush they are still
 * there, for guards and operators who serve what is stale.
 */
export const cacheExpiry: TriggerBehaviour<'cache', CacheExpiryParams> = {
  key: 'cacheExpiry',
  of: 'cache',
  isMoment: true,
  begin: (knobs) => knobs.expireAll(),
  end: () => {},
  label: () => 'all expire',
};
