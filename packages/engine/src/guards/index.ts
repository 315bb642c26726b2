import { queueLimit } from './queue-limit/queue-limit.ts';
import { queueOrder } from './queue-order/queue-order.ts';
import { retry } from './retry/retry.ts';
import { retryBudget } from './retry-budget/retry-budget.ts';
import { timeout } from './timeout/timeout.ts';

/** Every guard, by what it does; alphabetical. What people may set on each is listed in `definitions.ts`. */
export const guards = [queueLimit, queueOrder, retry, retryBudget, timeout] as const;
