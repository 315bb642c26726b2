import { clientDefinition } from './client/definition.ts';
import type { ComponentDefinition } from './define-component.ts';
import { serverDefinition } from './server/definition.ts';

/** Every kind of component, by what people write. */
export const componentDefinitions = [clientDefinition, serverDefinition] as const satisfies ComponentDefinition[];
