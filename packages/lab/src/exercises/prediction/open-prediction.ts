import type { Scenario } from '@basin/engine';
import type { Window } from '../../measures/measure.ts';
import type { OpenHead } from '../exercise.ts';

export interface Question extends Window {
  readonly id: string;
  readonly ask: string;
  readonly measure: string;
  /** Answers to durations are in seconds, others in the unit of the measure. */
  readonly unit: string;
  /** As a share of what the runs come to. */
  readonly within: number;
  /** Where on a chart of the run the number that was said belongs; absent where it has no place there. */
  readonly drawn?: { readonly panel: 'queue' | 'latency'; readonly as: 'level' | 'until' };
}

/** The system with one draw of its numbers, and the questions with these numbers in them. */
export interface Variant {
  readonly scenario: Scenario;
  readonly questions: readonly Question[];
}

export interface OpenPrediction extends OpenHead {
  readonly kind: 'prediction';
  /** Each try asks about another one. */
  readonly variants: readonly Variant[];
  readonly seeds: readonly number[];
}
