import { adaptiveRateLimit } from './adaptive-rate-limit/adaptive-rate-limit.ts';
import { adaptiveThrottle } from './adaptive-throttle/adaptive-throttle.ts';
import { admissionControl } from './admission-control/admission-control.ts';
import { bulkhead } from './bulkhead/bulkhead.ts';
import { circuitBreaker } from './circuit-breaker/circuit-breaker.ts';
import { clientRateLimit } from './client-rate-limit/client-rate-limit.ts';
import { deadline } from './deadline/deadline.ts';
import { hedging } from './hedging/hedging.ts';
import { retryBudget } from './retry-budget/retry-budget.ts';
import { retryConcurrency } from './retry-concurrency/retry-concurrency.ts';
import { retryQuota } from './retry-quota/retry-quota.ts';
import { retryThrottle } from './retry-throttle/retry-throttle.ts';
import { retry } from './retry/retry.ts';
import { timeout } from './timeout/timeout.ts';

/** Every guard at the near end of an arrow, by what it does; alphabetical. */
export const callerGuards = [
  adaptiveRateLimit,
  adaptiveThrottle,
  admissionControl,
  bulkhead,
  circuitBreaker,
  clientRateLimit,
  deadline,
  hedging,
  retry,
  retryBudget,
  retryConcurrency,
  retryQuota,
  retryThrottle,
  timeout,
] as const;
