import type { z } from 'zod';
import type { Knobs } from '../knobs.ts';
import type { TriggerBehaviour } from './trigger.ts';

export interface TriggerDefinition {
  /** The key in scenario.yaml. */
  readonly key: string;
  /** The kind of part it happens to. */
  readonly of: keyof Knobs;
  readonly isMoment: boolean;
  /** One sentence, shown in the editor and in the handbook. */
  readonly summary: string;
  readonly params: z.ZodObject;
}

/** Joins a trigger's behaviour with what people may set on it; `tsc` proves that the two fit. */
export function defineTrigger<Kind extends keyof Knobs, Params, Schema extends z.ZodObject>(
  behaviour: TriggerBehaviour<Kind, Params>,
  text: { readonly summary: string; readonly params: Schema & (z.output<Schema> extends Params ? unknown : never) },
) {
  const { key, of, isMoment = false } = behaviour;
  return { key, of, isMoment, summary: text.summary, params: text.params as Schema };
}
