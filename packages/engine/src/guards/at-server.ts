import { codel } from './codel/codel.ts';
import { concurrencyLimit } from './concurrency-limit/concurrency-limit.ts';
import { dropExpired } from './drop-expired/drop-expired.ts';
import { loadShedding } from './load-shedding/load-shedding.ts';
import { queueLimit } from './queue-limit/queue-limit.ts';
import { queueOrder } from './queue-order/queue-order.ts';
import { rateLimit } from './rate-limit/rate-limit.ts';

/** Every guard at a server, by what it does; alphabetical. */
export const serverGuards = [
  codel,
  concurrencyLimit,
  dropExpired,
  loadShedding,
  queueLimit,
  queueOrder,
  rateLimit,
] as const;
