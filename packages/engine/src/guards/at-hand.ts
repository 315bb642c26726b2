import { circuitBreaker } from './circuit-breaker/circuit-breaker.ts';
import { deadline } from './deadline/deadline.ts';
import { dropExpired } from './drop-expired/drop-expired.ts';
import { queueLimit } from './queue-limit/queue-limit.ts';
import { queueOrder } from './queue-order/queue-order.ts';
import { retryBudget } from './retry-budget/retry-budget.ts';
import { retry } from './retry/retry.ts';
import { timeout } from './timeout/timeout.ts';

/** What most scenarios set, so that a worker has it at hand; all others it fetches when they are named. */
export const guardsAtHand = [
  circuitBreaker,
  deadline,
  dropExpired,
  queueLimit,
  queueOrder,
  retry,
  retryBudget,
  timeout,
] as const;
