import { addCapacity } from './add-capacity/add-capacity.ts';
import { cutTraffic } from './cut-traffic/cut-traffic.ts';
import { disableRetries } from './disable-retries/disable-retries.ts';
import { drain } from './drain/drain.ts';
import { dropQueue } from './drop-queue/drop-queue.ts';
import { ejectReplica } from './eject-replica/eject-replica.ts';
import { rampTraffic } from './ramp-traffic/ramp-traffic.ts';
import { restart } from './restart/restart.ts';
import { rollBack } from './roll-back/roll-back.ts';
import { serveStale } from './serve-stale/serve-stale.ts';
import { shed } from './shed/shed.ts';
import { undo } from './undo/undo.ts';

/** Every kind of action, by what it does; alphabetical. */
export const actions = [
  addCapacity,
  cutTraffic,
  disableRetries,
  drain,
  dropQueue,
  ejectReplica,
  rampTraffic,
  restart,
  rollBack,
  serveStale,
  shed,
  undo,
] as const;
