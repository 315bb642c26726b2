import { coalescing } from './coalescing/coalescing.ts';
import { earlyExpiration } from './early-expiration/early-expiration.ts';
import { negativeCaching } from './negative-caching/negative-caching.ts';
import { staleIfError } from './stale-if-error/stale-if-error.ts';
import { staleWhileRevalidate } from './stale-while-revalidate/stale-while-revalidate.ts';
import { ttlJitter } from './ttl-jitter/ttl-jitter.ts';

/** Every guard at a cache, by what it does; alphabetical. */
export const cacheGuards = [
  coalescing,
  earlyExpiration,
  negativeCaching,
  staleIfError,
  staleWhileRevalidate,
  ttlJitter,
] as const;
