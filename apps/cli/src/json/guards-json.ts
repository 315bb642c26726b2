import { placeKeys, sides } from '@basin/engine';
import type { GuardDefinition } from '@basin/engine/schema';
import { field, type Field } from './field.ts';

/** Guards as `--json` prints them. `guardsFields` says what every field means, and a test that they agree. */
export function guardsJson(definitions: readonly GuardDefinition[]): object {
  return {
    version: 1,
    guards: definitions.map(({ key, side, summary, source, example, params, presets }) => ({
      key,
      under: placeKeys.find((each) => sides[each].side === side),
      summary,
      source,
      example,
      params: Object.entries(params.shape).map(([name, schema]) => ({ name, describe: schema.description ?? '' })),
      presets,
    })),
  };
}

/** What `basin guards --json` prints. */
export const guardsFields: readonly Field[] = [
  field('version', 'number', 'Of this format: 1.'),
  field('guards[].key', 'text', 'The name of a guard.'),
  field('guards[].under', 'text', 'The key of guards.yaml under whose places it is written.'),
  field('guards[].summary', 'text', 'What it does.'),
  field('guards[].source', 'text', 'Whose rule it follows.'),
  field('guards[].example', 'object', 'The least that has to be set.'),
  field('guards[].params[].name', 'text', 'What may be set on it,'),
  field('guards[].params[].describe', 'text', 'and what that means.'),
  field('guards[].presets[].name', 'text', 'How a well-known library sets it.'),
  field('guards[].presets[].library', 'text', 'The library.'),
  field('guards[].presets[].params', 'object', 'As a guards file has them.'),
  field('guards[].presets[].source', 'text', 'Where that is said.'),
];
