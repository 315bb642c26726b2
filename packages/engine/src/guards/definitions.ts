import { adaptiveThrottleDefinition } from './adaptive-throttle/definition.ts';
import { admissionControlDefinition } from './admission-control/definition.ts';
import { bulkheadDefinition } from './bulkhead/definition.ts';
import { circuitBreakerDefinition } from './circuit-breaker/definition.ts';
import { clientRateLimitDefinition } from './client-rate-limit/definition.ts';
import { codelDefinition } from './codel/definition.ts';
import { concurrencyLimitDefinition } from './concurrency-limit/definition.ts';
import { deadlineDefinition } from './deadline/definition.ts';
import type { GuardDefinition } from './define-guard.ts';
import { dropExpiredDefinition } from './drop-expired/definition.ts';
import { queueLimitDefinition } from './queue-limit/definition.ts';
import { queueOrderDefinition } from './queue-order/definition.ts';
import { rateLimitDefinition } from './rate-limit/definition.ts';
import { retryBudgetDefinition } from './retry-budget/definition.ts';
import { retryConcurrencyDefinition } from './retry-concurrency/definition.ts';
import { retryQuotaDefinition } from './retry-quota/definition.ts';
import { retryThrottleDefinition } from './retry-throttle/definition.ts';
import { retryDefinition } from './retry/definition.ts';
import { timeoutDefinition } from './timeout/definition.ts';

/** Every guard, by what people write; alphabetical. */
export const guardDefinitions = [
  adaptiveThrottleDefinition,
  admissionControlDefinition,
  bulkheadDefinition,
  circuitBreakerDefinition,
  clientRateLimitDefinition,
  codelDefinition,
  concurrencyLimitDefinition,
  deadlineDefinition,
  dropExpiredDefinition,
  queueLimitDefinition,
  queueOrderDefinition,
  rateLimitDefinition,
  retryDefinition,
  retryBudgetDefinition,
  retryConcurrencyDefinition,
  retryQuotaDefinition,
  retryThrottleDefinition,
  timeoutDefinition,
] as const satisfies GuardDefinition[];
