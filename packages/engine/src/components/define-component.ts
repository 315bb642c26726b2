import type { z } from 'zod';
import type { ComponentBehaviour, ComponentKind } from './component.ts';

export interface ComponentDefinition {
  /** The key in scenario.yaml. */
  readonly kind: ComponentKind;
  /** One sentence, shown in the editor and in the handbook. */
  readonly summary: string;
  readonly params: z.ZodObject;
}

/** Joins a component's behaviour with what people may set on it; `tsc` proves that the two fit. */
export function defineComponent<Kind extends ComponentKind, Params, Schema extends z.ZodObject>(
  behaviour: ComponentBehaviour<Kind, Params, never>,
  text: { readonly summary: string; readonly params: Schema & (z.output<Schema> extends Params ? unknown : never) },
) {
  return { kind: behaviour.kind, summary: text.summary, params: text.params as Schema };
}
