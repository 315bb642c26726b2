import type { Knobs } from '../knobs.ts';

/** A kind of trigger: which knobs it turns while it lasts. What people may set is in the `definition.ts` beside it. */
export interface TriggerBehaviour<Kind extends keyof Knobs, Params> {
  /** The key in scenario.yaml. */
  readonly key: string;
  /** The kind of part it happens to. */
  readonly of: Kind;
  /** It is over as soon as it has happened: no `for`, and `end` is never called. */
  readonly isMoment?: boolean;
  begin(knobs: Knobs[Kind], params: Params): void;
  end(knobs: Knobs[Kind], params: Params): void;
  /** What a chart writes into its band: `slow ×10`. */
  label(params: Params): string;
}
