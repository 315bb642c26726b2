import { autoscalerDefinition } from './autoscaler/definition.ts';
import { balancerDefinition } from './balancer/definition.ts';
import { cacheDefinition } from './cache/definition.ts';
import { clientDefinition } from './client/definition.ts';
import { contendedStoreDefinition } from './contended-store/definition.ts';
import { controllerDefinition } from './controller/definition.ts';
import type { ComponentDefinition } from './define-component.ts';
import { operatorDefinition } from './operator/definition.ts';
import { poolDefinition } from './pool/definition.ts';
import { serverDefinition } from './server/definition.ts';

/** Every kind of component, by what people write. */
export const componentDefinitions = [
  autoscalerDefinition,
  balancerDefinition,
  cacheDefinition,
  clientDefinition,
  contendedStoreDefinition,
  controllerDefinition,
  operatorDefinition,
  poolDefinition,
  serverDefinition,
] as const satisfies ComponentDefinition[];
