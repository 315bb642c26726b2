import type { z } from 'zod';
import type { ActionBehaviour, Targets } from './action.ts';

export interface ActionDefinition {
  /** The key under `do`. */
  readonly key: string;
  /** The kind of part it happens to. */
  readonly of: keyof Targets;
  /** Whether somebody may say for how long it lasts. */
  readonly lasts: boolean;
  /** One sentence, shown in the editor and in the handbook. */
  readonly summary: string;
  readonly params: z.ZodObject;
}

/** Joins an action's behaviour with what people may set on it; `tsc` proves that the two fit. */
export function defineAction<Kind extends keyof Targets, Params, Schema extends z.ZodObject>(
  behaviour: ActionBehaviour<Kind, Params>,
  text: { readonly summary: string; readonly params: Schema & (z.output<Schema> extends Params ? unknown : never) },
) {
  const { key, of } = behaviour;
  const lasts = behaviour.form === 'dial' && behaviour.endsItself === undefined;
  return { key, of, lasts, summary: text.summary, params: text.params as Schema };
}
