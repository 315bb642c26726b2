import type { Equivalents } from '../equivalent.ts';
import { healthCheck, isolation, outlierEjection, panicThreshold, replicaChoice } from './balancers.ts';
import {
  coalescing,
  earlyExpiration,
  negativeCaching,
  staleIfError,
  staleWhileRevalidate,
  ttlJitter,
} from './caches.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import { hedging } from './hedging.ts';
import { adaptiveRateLimit, adaptiveThrottle, admissionControl, bulkhead, clientRateLimit } from './holding-back.ts';
import { retryBudget, retryConcurrency, retryQuota, retryThrottle } from './retry-budgets.ts';
import { retry } from './retrying.ts';
import { codel, concurrencyLimit, dropExpired, loadShedding, queueLimit, queueOrder, rateLimit } from './servers.ts';
import { deadline, timeout } from './waiting.ts';

/** What every guard of the engine is in the real world, by its key. A test holds it against the engine's registry. */
export const equivalents: Readonly<Record<string, Equivalents<never>>> = {
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
};
