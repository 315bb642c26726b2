import type { Law } from '../../core/distribution.ts';
import type { Micros } from '../../core/time.ts';

export interface PoolParams {
  /** Connections. */
  readonly size: number;
  /** Absent: whoever waits does so until its turn has come. */
  readonly acquireTimeout?: Micros | undefined;
  /** Absent: it takes no time. */
  readonly connect?: Law | undefined;
  /** Absent: what is open stays open. */
  readonly maxIdle?: Micros | undefined;
}
