import type { Knobs } from '../knobs.ts';
import type { Field } from './field.ts';

/** What an operator may lay hands on: the parts of a system, what goes wrong with it, and what was done about it before. */
export interface Targets extends Knobs {
  trigger: Revocable;
  action: Revocable;
}

/** Something that was begun and can be taken back before its time. */
export interface Revocable {
  rollBack(): void;
}

/**
 * A kind of runbook action: what somebody does to a system under way. What people may set is in the `definition.ts`
 * beside it.
 *
 * A _moment_ happens and is over. A _dial_ is left in another position, until its time is over or another action sets it
 * anew; 1 is where every dial stands before anybody touches it. Triggers turn the same knobs by factors of their own: an
 * action never takes back what a trigger does, nor the other way round.
 */
export type ActionBehaviour<Kind extends keyof Targets, Params> = Moment<Kind, Params> | Dial<Kind, Params>;

interface Named<Kind extends keyof Targets, Params> {
  /** The key under `do`. */
  readonly key: string;
  /** The kind of part it happens to. */
  readonly of: Kind;
  /** `into`: `of` names a component, and it happens to every arrow that leads there. */
  readonly reach?: 'into';
  /** What its parameters hold once they are parsed. */
  readonly fields: { readonly [Name in keyof Params]-?: Field };
  /** What a chart writes beside it: `shed 50 %`. */
  label(params: Params): string;
}

export interface Moment<Kind extends keyof Targets, Params> extends Named<Kind, Params> {
  readonly form: 'moment';
  act(target: Targets[Kind], params: Params): void;
}

export interface Dial<Kind extends keyof Targets, Params> extends Named<Kind, Params> {
  readonly form: 'dial';
  /** Which dial of the part. Of several actions on one dial the latest holds. */
  dial(params: Params): string;
  setting(params: Params): number;
  /** How it gets there; absent: at once. */
  course?(params: Params): Course;
  /** Whether it ends by itself, so that nobody may say for how long. */
  readonly endsItself?: true;
  turn(knobs: Targets[Kind], turn: Turn, params: Params): void;
}

/** In equal steps, the last of which arrives `overUs` after the first could have been taken. */
export interface Course {
  readonly afterUs: number;
  readonly overUs: number;
  readonly steps: number;
}

export interface Turn {
  readonly from: number;
  readonly to: number;
}
