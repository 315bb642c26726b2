import { count, level } from '../../instruments/metric.ts';

export const cacheMetrics = [
  count('lookups', 'lookups', 'Attempts that asked for something: hits + stale + remembered + misses.'),
  count('hits', 'lookups', 'Lookups answered with what is fresh.'),
  count('stale', 'lookups', 'Lookups answered with what has outlived its time.'),
  count('remembered', 'lookups', 'Lookups answered with an error that is remembered from an earlier fetch.'),
  count('misses', 'lookups', 'Lookups that have to fetch, or to wait for who fetches.'),
  count('expired', 'lookups', 'Lookups that found an entry whose time was over.'),
  count('fetches', 'calls', 'Calls that the cache makes itself for what it does not hold.'),
  count('fills', 'entries', 'Values stored after a fetch.'),
  count('failures', 'calls', 'Fetches that failed, of its own and of its callers.'),
  count('rescues', 'calls', 'Failed fetches in place of which something was served that it held.'),
  count('evictions', 'entries', 'Entries that had to leave because it was full.'),
  count('flushed', 'entries', 'Entries that were removed in a flush.'),
  level('entries', 'entries', 'Entries it holds, fresh or not.'),
  level('waiting', 'attempts', 'Attempts that wait for a fetch of others.'),
  level('fetching', 'calls', 'Calls under way that it makes itself.'),
  level('hitRatio', 'share', 'Share of the lookups answered with a value, fresh or stale.'),
];
