import { addCapacityDefinition } from './add-capacity/definition.ts';
import { cutTrafficDefinition } from './cut-traffic/definition.ts';
import { disableRetriesDefinition } from './disable-retries/definition.ts';
import type { ActionDefinition } from './define-action.ts';
import { drainDefinition } from './drain/definition.ts';
import { dropQueueDefinition } from './drop-queue/definition.ts';
import { ejectReplicaDefinition } from './eject-replica/definition.ts';
import { rampTrafficDefinition } from './ramp-traffic/definition.ts';
import { restartDefinition } from './restart/definition.ts';
import { rollBackDefinition } from './roll-back/definition.ts';
import { serveStaleDefinition } from './serve-stale/definition.ts';
import { shedDefinition } from './shed/definition.ts';
import { undoDefinition } from './undo/definition.ts';

/** Every kind of action, by what people write; alphabetical. */
export const actionDefinitions = [
  addCapacityDefinition,
  cutTrafficDefinition,
  disableRetriesDefinition,
  drainDefinition,
  dropQueueDefinition,
  ejectReplicaDefinition,
  rampTrafficDefinition,
  restartDefinition,
  rollBackDefinition,
  serveStaleDefinition,
  shedDefinition,
  undoDefinition,
] as const satisfies ActionDefinition[];
