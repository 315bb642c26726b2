import { actionsSchema, scenarioSchema } from '@basin/engine/schema';
import { jsonSchemaOf, type JsonSchema } from '../yaml/value-form.ts';

/**
 * What may be written into scenario.yaml and into a list of actions, for completion and hovers in an editor and for forms.
 *
 * Derived from the schemas that the texts are checked with, so that nothing is offered that the check refuses.
 */
export const scenarioJsonSchema = (): JsonSchema => jsonSchemaOf(scenarioSchema);

export const actionsJsonSchema = (): JsonSchema => jsonSchemaOf(actionsSchema);
