import type { Scenario } from '@basin/engine';
import type { OpenHead } from '../exercise.ts';
import type { Facet, Option } from './facets.ts';

/** An exercise on the picture of a system. Nothing is kept from the browser: whoever sees the map can work out all of it. */
export interface OpenMap extends OpenHead {
  readonly kind: 'map';
  readonly scenario: Scenario;
  readonly tasks: readonly MapTask[];
  /** The settings in force as they are written; where they are, the picture does not show them. */
  readonly settings?: string;
}

/** What is to be done on the map. `id` names its parts in a verdict. */
export type MapTask = AnnotateTask | LoopsTask | BoundaryTask | OwnershipTask | SharedFateTask;

interface Asked {
  readonly id: string;
  /** What it is called where there is little room. */
  readonly title: string;
  readonly ask: string;
}

/** Say of each arrow what it does. */
export interface AnnotateTask extends Asked {
  readonly does: 'annotate';
  readonly of: Facet;
  readonly arrows: readonly string[];
  readonly options: readonly Option[];
}

/** Find every loop that grows. */
export interface LoopsTask extends Asked {
  readonly does: 'loops';
}

/** Put a line around what belongs to a loop, and no more. */
export interface BoundaryTask extends Asked {
  readonly does: 'boundary';
  /** Ids of `loopMap`. */
  readonly loops: readonly string[];
}

/** Give parts to teams, so that one team holds a loop, and those on call are done sooner. */
export interface OwnershipTask extends Asked {
  readonly does: 'ownership';
  readonly loop: string;
  readonly teams: readonly string[];
  /** Components and arrows that may be given to another team. */
  readonly movable: readonly string[];
  /** How many parts may change hands: moving everything is no answer. */
  readonly mostMoves: number;
  /** The time to recovery, as a share of what it was, that has to be reached. */
  readonly recoversWithin: number;
  readonly seeds: readonly number[];
}

/** Find what takes several replicas at once, and take it apart where that pays. */
export interface SharedFateTask extends Asked {
  readonly does: 'sharedFate';
  /** The server whose replicas are to be redundant. */
  readonly of: string;
  /** How many of them are needed. */
  readonly needed: number;
  /** How often something is down: a replica by itself (`own`), and each of the candidates, by name. */
  readonly odds: Readonly<Record<string, number>>;
  /** Things that may fail: names of fault domains, and of components. */
  readonly candidates: readonly string[];
  /** How many of them may be split, and how seldom too few replicas may be up then. */
  readonly mostSplits: number;
  readonly target: number;
}

export type MapAnswer = Readonly<Record<string, TaskAnswer>>;

/** By the kind of its task: an option per arrow · a set of arrows per loop · components · owners by part · both lists. */
export type TaskAnswer =
  Readonly<Record<string, string>> | readonly (readonly string[])[] | readonly string[] | SharedFateAnswer;

export type Annotations = Readonly<Record<string, string>>;
export type MarkedLoops = readonly (readonly string[])[];
export type Boundary = readonly string[];
/** Parts that are not named stay with whom they are. */
export type Owners = Readonly<Record<string, string>>;

export interface SharedFateAnswer {
  readonly shared: readonly string[];
  readonly split: readonly string[];
}

/** The owner of what nobody owns. */
export const NOBODY = 'nobody';
