import type { Command } from 'commander';
import type { Progress, Runner, System } from '@basin/experiments';
import type { Missing } from '../find/folder.ts';
import type { Field } from '../json/field.ts';
import type { Style } from '../terminal/style.ts';

/** A question that the command line asks by many runs: one file for each, listed in `index.ts`. */
export interface Experiment<Options extends object, Question, Answer> {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** Seeds from 1, where nobody says otherwise; null: chance has no part in it. */
  readonly seeds: number | null;
  /** Its own options, beside those that all of them have. */
  addOptions(command: Command): Command;
  readonly examples: readonly string[];
  prepare(asked: Asked<Options>): Question | { readonly missing: Missing };
  ask(question: Question, way: Way): Promise<Answer>;
  report(answer: Answer, shown: Shown<Question>): string[];
  json(answer: Answer, shown: Shown<Question>): object;
  /** What `json` returns, field by field. */
  readonly fields: readonly Field[];
}

export interface Asked<Options> {
  readonly system: System;
  readonly seeds: readonly number[];
  readonly options: Options;
}

/** How runs are made, and who hears of them. */
export interface Way {
  readonly runner: Runner;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress<unknown>) => void;
}

export interface Shown<Question> {
  readonly question: Question;
  readonly system: System;
  readonly style: Style;
  /** The command that makes one run again. */
  readonly again: (ref: { readonly changes: readonly string[]; readonly seed: number }) => string;
}

/** An experiment with its types forgotten, as whoever treats all alike has it. */
export type AnyExperiment = Experiment<object, unknown, unknown>;

export function defineExperiment<Options extends object, Question, Answer>(
  experiment: Experiment<Options, Question, Answer>,
): AnyExperiment {
  return experiment;
}
