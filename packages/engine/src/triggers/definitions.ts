import { cacheExpiryDefinition } from './cache-expiry/definition.ts';
import { cacheFlushDefinition } from './cache-flush/definition.ts';
import { capacityLossDefinition } from './capacity-loss/definition.ts';
import { configPushDefinition } from './config-push/definition.ts';
import { connectionLeakDefinition } from './connection-leak/definition.ts';
import { crashDefinition } from './crash/definition.ts';
import { crowdDefinition } from './crowd/definition.ts';
import type { TriggerDefinition } from './define-trigger.ts';
import { deployWaveDefinition } from './deploy-wave/definition.ts';
import { errorBurstDefinition } from './error-burst/definition.ts';
import { gcPressureDefinition } from './gc-pressure/definition.ts';
import { loadSpikeDefinition } from './load-spike/definition.ts';
import { partitionDefinition } from './partition/definition.ts';
import { scalerOutageDefinition } from './scaler-outage/definition.ts';
import { slowDownDefinition } from './slow-down/definition.ts';

/** Every kind of trigger, by what people write; alphabetical. */
export const triggerDefinitions = [
  cacheExpiryDefinition,
  cacheFlushDefinition,
  capacityLossDefinition,
  configPushDefinition,
  connectionLeakDefinition,
  crashDefinition,
  crowdDefinition,
  deployWaveDefinition,
  errorBurstDefinition,
  gcPressureDefinition,
  loadSpikeDefinition,
  partitionDefinition,
  scalerOutageDefinition,
  slowDownDefinition,
] as const satisfies TriggerDefinition[];
