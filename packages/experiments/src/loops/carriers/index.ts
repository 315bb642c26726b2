import type { Carrier } from '../carrier.ts';
import { brake } from './brake.ts';
import { cacheFill } from './cache-fill.ts';
import { closedUsers } from './closed-users.ts';
import { failover } from './failover.ts';
import { garbage } from './garbage.ts';
import { hedge } from './hedge.ts';
import { operator } from './operator.ts';
import { refusal } from './refusal.ts';
import { retry } from './retry.ts';
import { scaler } from './scaler.ts';
import { sharedPool } from './shared-pool.ts';

/** Every way in which a system acts back on itself, alphabetical. */
export const carriers: readonly Carrier[] = [
  brake,
  cacheFill,
  closedUsers,
  failover,
  garbage,
  hedge,
  operator,
  refusal,
  retry,
  scaler,
  sharedPool,
];
