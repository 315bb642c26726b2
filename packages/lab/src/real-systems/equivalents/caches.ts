import { absent, alike, type Equivalents } from '../equivalent.ts';

/**
 * Guards of caches. None of the systems keeps answers in earnest (Envoy’s cache filter is work in progress), so that each is said
 * where caches are: in the headers of an HTTP cache, in nginx, in a library of the language.
 */
const elsewhere = (instead: string): Equivalents<unknown> =>
  alike(
    ['envoy', 'istio', 'grpc', 'resilience4j', 'polly', 'cockatiel'],
    absent('it keeps no answers, so that there is no cache to guard', instead),
  );

export const coalescing = elsewhere(
  '`proxy_cache_lock` with `proxy_cache_lock_age` in nginx; golang.org/x/sync/singleflight in Go; a loading cache (Caffeine) in Java, which loads a key once',
);
export const earlyExpiration = elsewhere(
  'the rule of XFetch around the lookup, in the program: it takes three lines (Vattani et al., 2015, figure 2)',
);
export const negativeCaching = elsewhere(
  '`proxy_cache_valid` for the statuses of errors in nginx; in the program, an entry that says so, with a short TTL',
);
export const staleIfError = elsewhere(
  '`Cache-Control: stale-if-error` for an HTTP cache that obeys it; `proxy_cache_use_stale error timeout` in nginx',
);
export const staleWhileRevalidate = elsewhere(
  '`Cache-Control: stale-while-revalidate` for an HTTP cache that obeys it; `proxy_cache_use_stale updating` with `proxy_cache_background_update` in nginx; `refreshAfterWrite` of Caffeine in Java',
);
export const ttlJitter = elsewhere(
  'add the jitter where the program sets the TTL: ttl × (1 + spread × a random number from 0 to 1)',
);
