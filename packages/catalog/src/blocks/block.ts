import * as z from 'zod';
import type { GuardSettings } from '@basin/engine';
import type { KnownSystem } from '../scenario/named-system.ts';

/**
 * What a text may write between `<` and `>`: the one description of a block that everything else follows. The component
 * that shows the block takes its properties' type from here, texts are checked against it, and the table of blocks is
 * held to it.
 */
export interface BlockDefinition<Props extends z.ZodObject = z.ZodObject> {
  readonly props: Props;
  /** What stands between its opening and its closing. */
  readonly text: 'needed' | 'allowed' | 'none';
  /** What a schema cannot see: whether a path leads somewhere in the system that the block names. */
  check?(props: z.infer<Props>, system: NamedSystem): readonly WrongProperty[];
}

/** The system of a block that has `scenario` and `guards`. */
export interface NamedSystem extends Pick<KnownSystem, 'scenario' | 'variants'> {
  readonly guards: GuardSettings;
}

export interface WrongProperty {
  readonly path: readonly (string | number)[];
  readonly says: string;
  readonly instead: string;
}

/** Keeps the exact type of the properties. */
export function defineBlock<Props extends z.ZodObject>(definition: BlockDefinition<Props>): BlockDefinition<Props> {
  return definition;
}

/** Words that are not empty. */
export function words(): z.ZodString {
  return z.string().min(1);
}

/** The properties with which a block names a system. */
export const namesSystem = {
  scenario: words().optional().describe('A folder of content/scenarios or labs; else that of the lesson.'),
  guards: z
    .union([words(), z.strictObject({ calls: settings().exactOptional(), servers: settings().exactOptional() })])
    .exactOptional()
    .describe('The name of a variant, or guards as guards.yaml writes them.'),
  triggers: z.array(words()).exactOptional().describe("Only these of the scenario's triggers."),
};

/** Read as strictly as a file where the system is known. */
function settings() {
  return z.record(z.string(), z.record(z.string(), z.unknown()));
}
