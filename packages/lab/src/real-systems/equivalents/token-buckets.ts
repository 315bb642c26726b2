import { filter, type Filter } from '../envoy/draft.ts';
import { absent, carried, type Equivalents } from '../equivalent.ts';
import { timeSpan } from '../polly.ts';
import { filling, milliseconds, roundedToMillis, seconds, tidy } from '../quantities.ts';

interface BucketParams {
  readonly rate: number;
  readonly burst: number;
}

/** A token bucket everywhere but in Envoy, at the near end of an arrow and at a server alike. */
export const tokenBucket = (guard: 'clientRateLimit' | 'rateLimit'): Omit<Equivalents<BucketParams>, 'envoy'> => ({
  istio: absent(
    'neither VirtualService nor DestinationRule has it',
    'insert the filter that the export for Envoy writes by an EnvoyFilter',
  ),
  grpc: absent(
    guard === 'rateLimit' ? CLIENT_ONLY : 'a service config limits no rate',
    'a token bucket in an interceptor, or the export for Envoy',
  ),
  resilience4j({ params: { rate, burst }, draft }) {
    const periodUs = (burst / rate) * 1_000_000;
    draft.ratelimiter = { limitForPeriod: burst, limitRefreshPeriod: milliseconds(periodUs), timeoutDuration: '0ms' };
    return carried('an instance of RateLimiter that nobody waits for', [
      'it gives all permissions anew at the beginning of each period, so that twice the burst may pass around one; the bucket here fills evenly',
      roundedToMillis('the period', tidy(periodUs)),
    ]);
  },
  polly({ params: { rate, burst }, there, draft }) {
    const { tokens, everyUs, isShort } = filling(rate, burst, POLLY_STEP_US);
    draft.limits.push(
      '.AddRateLimiter(new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions',
      '{',
      `    TokenLimit = ${burst},`,
      `    TokensPerPeriod = ${tokens},`,
      `    ReplenishmentPeriod = ${timeSpan(everyUs)},`,
      '    QueueLimit = 0,',
      '}))',
    );
    return carried('`AddRateLimiter` with a TokenBucketRateLimiter', [
      inSteps(tokens, everyUs),
      isShort && tooFew(burst, everyUs),
      'circuitBreaker' in there && 'what the breaker blocks has taken its token; here it takes none',
    ]);
  },
  cockatiel: absent(
    'cockatiel limits no rate',
    'the TokenBucket of the package `limiter`, which follows the same rule',
  ),
});

tokenBucket.envoy = ({ rate, burst }: BucketParams): { differs: (string | false)[]; filter: Filter } => {
  const { tokens, everyUs, isShort } = filling(rate, burst, ENVOY_STEP_US);
  const always = { default_value: { numerator: 100, denominator: 'HUNDRED' } };
  return {
    differs: [
      `${inSteps(tokens, everyUs)}, or evenly in newer versions of Envoy`,
      isShort && tooFew(burst, everyUs),
      'each proxy has a bucket of its own',
    ],
    filter: filter('local_ratelimit', 'LocalRateLimit', {
      stat_prefix: 'rate_limit',
      token_bucket: { max_tokens: burst, tokens_per_fill: tokens, fill_interval: seconds(everyUs) },
      filter_enabled: always,
      filter_enforced: always,
    }),
  };
};

const inSteps = (tokens: number, everyUs: number): string =>
  `the bucket fills in steps, ${tokens} every ${everyUs / 1000} ms; here it fills evenly`;

const tooFew = (burst: number, everyUs: number): string =>
  `a step adds more than the burst of ${burst}, so that no more than that gets through in ${everyUs / 1000} ms: a larger burst keeps the rate`;

export const CLIENT_ONLY = 'a service config is of the client, and this guard stands at the server';
/** Envoy fills no bucket more often. */
const ENVOY_STEP_US = 50_000;
/** Its timers are no finer than some 15 ms. */
const POLLY_STEP_US = 20_000;
