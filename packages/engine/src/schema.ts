/**
 * The engine's other door, for everything that reads or explains what people write: schemas and descriptions.
 *
 * Never imported by a worker or a lesson page: the schema library behind it outweighs the engine.
 */
export { actionDefinitions } from './actions/definitions.ts';
export type { ActionDefinition } from './actions/define-action.ts';
export { componentDefinitions } from './components/definitions.ts';
export type { ComponentDefinition } from './components/define-component.ts';
export { guardDefinitions } from './guards/definitions.ts';
export type { GuardDefinition, GuardPreset } from './guards/define-guard.ts';
export { guardSettingsSchema, scenarioSchema, type AllowedGuards } from './scenario/schema.ts';
export { actionsSchema, liveActionSchema } from './scenario/schema-actions.ts';
export { triggerDefinitions } from './triggers/definitions.ts';
export type { TriggerDefinition } from './triggers/define-trigger.ts';
