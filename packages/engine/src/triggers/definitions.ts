import { capacityLossDefinition } from './capacity-loss/definition.ts';
import type { TriggerDefinition } from './define-trigger.ts';
import { loadSpikeDefinition } from './load-spike/definition.ts';
import { slowDownDefinition } from './slow-down/definition.ts';

/** Every kind of trigger, by what people write; alphabetical. */
export const triggerDefinitions = [
  capacityLossDefinition,
  loadSpikeDefinition,
  slowDownDefinition,
] as const satisfies TriggerDefinition[];
