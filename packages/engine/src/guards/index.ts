import { adaptiveThrottle } from './adaptive-throttle/adaptive-throttle.ts';
import { admissionControl } from './admission-control/admission-control.ts';
import { bulkhead } from './bulkhead/bulkhead.ts';
import { circuitBreaker } from './circuit-breaker/circuit-breaker.ts';
import { clientRateLimit } from './client-rate-limit/client-rate-limit.ts';
import { codel } from './codel/codel.ts';
import { concurrencyLimit } from './concurrency-limit/concurrency-limit.ts';
import { deadline } from './deadline/deadline.ts';
import { dropExpired } from './drop-expired/drop-expired.ts';
import { queueLimit } from './queue-limit/queue-limit.ts';
import { queueOrder } from './queue-order/queue-order.ts';
import { rateLimit } from './rate-limit/rate-limit.ts';
import { retryBudget } from './retry-budget/retry-budget.ts';
import { retryConcurrency } from './retry-concurrency/retry-concurrency.ts';
import { retryQuota } from './retry-quota/retry-quota.ts';
import { retryThrottle } from './retry-throttle/retry-throttle.ts';
import { retry } from './retry/retry.ts';
import { timeout } from './timeout/timeout.ts';

/** Every guard, by what it does; alphabetical. What people may set on each is listed in `definitions.ts`. */
export const guards = [
  adaptiveThrottle,
  admissionControl,
  bulkhead,
  circuitBreaker,
  clientRateLimit,
  codel,
  concurrencyLimit,
  deadline,
  dropExpired,
  queueLimit,
  queueOrder,
  rateLimit,
  retry,
  retryBudget,
  retryConcurrency,
  retryQuota,
  retryThrottle,
  timeout,
] as const;
