import type { z } from 'zod';
import type { SitesBySide } from '../sites.ts';
import type { GuardBehaviour } from './guard.ts';

export interface GuardDefinition {
  /** The key in guards.yaml. */
  readonly key: string;
  readonly side: keyof SitesBySide;
  /** One sentence, shown in the editor and in the handbook. */
  readonly summary: string;
  /** Whose rule it follows: the paper, the RFC, the library. */
  readonly source: string;
  /** The least that has to be set, as people write it: what an editor and the handbook show. */
  readonly example: Readonly<Record<string, unknown>>;
  readonly params: z.ZodObject;
  /** How well-known libraries are set. */
  readonly presets: readonly GuardPreset[];
}

/** Parameters under which a guard follows a library's defaults, or a published example. */
export interface GuardPreset<Written = Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly library: string;
  /** As people write them. */
  readonly params: Written;
  readonly source: string;
}

/**
 * Joins a guard's behaviour with what people may set on it; `tsc` proves that the two fit.
 *
 * Decision: behaviour and parameters are two files of one folder and two registries (`index.ts`, `definitions.ts`).
 * The behaviour goes into the browser's worker, where a schema library would be three quarters of the weight.
 */
export function defineGuard<Side extends keyof SitesBySide, Params, Schema extends z.ZodObject>(
  behaviour: GuardBehaviour<Side, Params>,
  text: {
    readonly summary: string;
    readonly source: string;
    readonly example: z.input<Schema>;
    readonly params: Schema & (z.output<Schema> extends Params ? unknown : never);
    readonly presets?: readonly GuardPreset<z.input<Schema>>[];
  },
) {
  const { summary, source, example, presets = [] } = text;
  return {
    key: behaviour.key,
    side: behaviour.side,
    summary,
    source,
    example: example as GuardDefinition['example'],
    params: text.params as Schema,
    presets: presets as readonly GuardPreset[],
  };
}
