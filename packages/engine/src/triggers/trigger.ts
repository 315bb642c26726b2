import type { Knobs } from '../knobs.ts';

/** A kind of trigger: which knobs it turns while it lasts. What people may set is in the `definition.ts` beside it. */
export interface TriggerBehaviour<Kind extends keyof Knobs, Params> {
  /** The key in scenario.yaml. */
  readonly key: string;
  /** The kind of part it happens to. */
  readonly of: Kind;
  /** It is over as soon as it has happened: no `for`, and `end` is never called. */
  readonly isMoment?: boolean;
  /** What its target must say of itself, as it would do nothing otherwise. */
  readonly needs?: string;
  /** When it is the turn of each of those that it happens to; absent: all of them at once, all of the time. */
  turnOf?(params: Params, place: Place): { readonly atUs: number; readonly forUs: number };
  begin(knobs: Knobs[Kind], params: Params): void;
  end(knobs: Knobs[Kind], params: Params): void;
  /** What a chart writes into its band: `slow ×10`. */
  label(params: Params): string;
}

/** Which of how many, counted from 0, and when the trigger begins and how long it lasts. */
interface Place {
  readonly index: number;
  readonly count: number;
  readonly atUs: number;
  readonly forUs: number;
}
