import { adaptiveRateLimitDefinition } from './adaptive-rate-limit/definition.ts';
import { adaptiveThrottleDefinition } from './adaptive-throttle/definition.ts';
import { admissionControlDefinition } from './admission-control/definition.ts';
import { bulkheadDefinition } from './bulkhead/definition.ts';
import { circuitBreakerDefinition } from './circuit-breaker/definition.ts';
import { clientRateLimitDefinition } from './client-rate-limit/definition.ts';
import { coalescingDefinition } from './coalescing/definition.ts';
import { codelDefinition } from './codel/definition.ts';
import { concurrencyLimitDefinition } from './concurrency-limit/definition.ts';
import { deadlineDefinition } from './deadline/definition.ts';
import type { GuardDefinition } from './define-guard.ts';
import { dropExpiredDefinition } from './drop-expired/definition.ts';
import { earlyExpirationDefinition } from './early-expiration/definition.ts';
import { healthCheckDefinition } from './health-check/definition.ts';
import { hedgingDefinition } from './hedging/definition.ts';
import { isolationDefinition } from './isolation/definition.ts';
import { loadSheddingDefinition } from './load-shedding/definition.ts';
import { negativeCachingDefinition } from './negative-caching/definition.ts';
import { outlierEjectionDefinition } from './outlier-ejection/definition.ts';
import { panicThresholdDefinition } from './panic-threshold/definition.ts';
import { queueLimitDefinition } from './queue-limit/definition.ts';
import { queueOrderDefinition } from './queue-order/definition.ts';
import { rateLimitDefinition } from './rate-limit/definition.ts';
import { replicaChoiceDefinition } from './replica-choice/definition.ts';
import { retryBudgetDefinition } from './retry-budget/definition.ts';
import { retryConcurrencyDefinition } from './retry-concurrency/definition.ts';
import { retryQuotaDefinition } from './retry-quota/definition.ts';
import { retryThrottleDefinition } from './retry-throttle/definition.ts';
import { retryDefinition } from './retry/definition.ts';
import { staleIfErrorDefinition } from './stale-if-error/definition.ts';
import { staleWhileRevalidateDefinition } from './stale-while-revalidate/definition.ts';
import { timeoutDefinition } from './timeout/definition.ts';
import { ttlJitterDefinition } from './ttl-jitter/definition.ts';

/** Every guard, by what people write; alphabetical. */
export const guardDefinitions = [
  adaptiveRateLimitDefinition,
  adaptiveThrottleDefinition,
  admissionControlDefinition,
  bulkheadDefinition,
  circuitBreakerDefinition,
  clientRateLimitDefinition,
  coalescingDefinition,
  codelDefinition,
  concurrencyLimitDefinition,
  deadlineDefinition,
  dropExpiredDefinition,
  earlyExpirationDefinition,
  healthCheckDefinition,
  hedgingDefinition,
  isolationDefinition,
  loadSheddingDefinition,
  negativeCachingDefinition,
  outlierEjectionDefinition,
  panicThresholdDefinition,
  queueLimitDefinition,
  queueOrderDefinition,
  rateLimitDefinition,
  replicaChoiceDefinition,
  retryDefinition,
  retryBudgetDefinition,
  retryConcurrencyDefinition,
  retryQuotaDefinition,
  retryThrottleDefinition,
  staleIfErrorDefinition,
  staleWhileRevalidateDefinition,
  timeoutDefinition,
  ttlJitterDefinition,
] as const satisfies GuardDefinition[];
