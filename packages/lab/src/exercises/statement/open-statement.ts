import type { Scenario } from '@basin/engine';
import type { LoopMap, OutcomeKind } from '@basin/experiments';
import type { OpenHead } from '../exercise.ts';

/** A way to take one loop out of the system, to see whether it is the one that keeps it down. */
export interface Cut {
  readonly loop: string;
  readonly scenario: Scenario;
}

export interface OpenStatement extends OpenHead {
  readonly kind: 'statement';
  readonly scenario: Scenario;
  readonly seed: number;
  readonly map: LoopMap;
  readonly cuts: readonly Cut[];
}

/** “X interacting with Y under Z produced B”, piece by piece. */
export interface StatementAnswer {
  /** By its name in the scenario. */
  readonly trigger: string;
  readonly behaviour: OutcomeKind;
  /** The loop that keeps it so, by id. */
  readonly sustaining: string;
  /** All arrows that this loop goes over. */
  readonly loop: readonly string[];
  /** The one of them that is nobody's. */
  readonly unowned: string;
  /** The one at which the loop is to be broken. */
  readonly change: string;
}

/** What may be said of how it went, in the words of the experiments. */
export const behaviours = ['recovers', 'drains', 'stays-down'] as const satisfies readonly OutcomeKind[];
