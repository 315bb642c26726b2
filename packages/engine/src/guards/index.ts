import { adaptiveRateLimit } from './adaptive-rate-limit/adaptive-rate-limit.ts';
import { adaptiveThrottle } from './adaptive-throttle/adaptive-throttle.ts';
import { admissionControl } from './admission-control/admission-control.ts';
import { bulkhead } from './bulkhead/bulkhead.ts';
import { circuitBreaker } from './circuit-breaker/circuit-breaker.ts';
import { clientRateLimit } from './client-rate-limit/client-rate-limit.ts';
import { coalescing } from './coalescing/coalescing.ts';
import { codel } from './codel/codel.ts';
import { concurrencyLimit } from './concurrency-limit/concurrency-limit.ts';
import { deadline } from './deadline/deadline.ts';
import { dropExpired } from './drop-expired/drop-expired.ts';
import { earlyExpiration } from './early-expiration/early-expiration.ts';
import { healthCheck } from './health-check/health-check.ts';
import { hedging } from './hedging/hedging.ts';
import { isolation } from './isolation/isolation.ts';
import { loadShedding } from './load-shedding/load-shedding.ts';
import { negativeCaching } from './negative-caching/negative-caching.ts';
import { outlierEjection } from './outlier-ejection/outlier-ejection.ts';
import { panicThreshold } from './panic-threshold/panic-threshold.ts';
import { queueLimit } from './queue-limit/queue-limit.ts';
import { queueOrder } from './queue-order/queue-order.ts';
import { rateLimit } from './rate-limit/rate-limit.ts';
import { replicaChoice } from './replica-choice/replica-choice.ts';
import { retryBudget } from './retry-budget/retry-budget.ts';
import { retryConcurrency } from './retry-concurrency/retry-concurrency.ts';
import { retryQuota } from './retry-quota/retry-quota.ts';
import { retryThrottle } from './retry-throttle/retry-throttle.ts';
import { retry } from './retry/retry.ts';
import { staleIfError } from './stale-if-error/stale-if-error.ts';
import { staleWhileRevalidate } from './stale-while-revalidate/stale-while-revalidate.ts';
import { timeout } from './timeout/timeout.ts';
import { ttlJitter } from './ttl-jitter/ttl-jitter.ts';

/** Every guard, by what it does; alphabetical. What people may set on each is listed in `definitions.ts`. */
export const guards = [
  adaptiveRateLimit,
  adaptiveThrottle,
  admissionControl,
  bulkhead,
  circuitBreaker,
  clientRateLimit,
  coalescing,
  codel,
  concurrencyLimit,
  deadline,
  dropExpired,
  earlyExpiration,
  healthCheck,
  hedging,
  isolation,
  loadShedding,
  negativeCaching,
  outlierEjection,
  panicThreshold,
  queueLimit,
  queueOrder,
  rateLimit,
  replicaChoice,
  retry,
  retryBudget,
  retryConcurrency,
  retryQuota,
  retryThrottle,
  staleIfError,
  staleWhileRevalidate,
  timeout,
  ttlJitter,
] as const;
