import type * as z from 'zod';
import type { Runner } from '@basin/experiments';
import type { Finding } from '../check/finding.ts';
import type { LabFiles } from '../lab-folder/assemble-lab.ts';
import type { Diagnostic, Problem } from '../yaml/diagnostic.ts';
import type { AuthorsAnswer, Dealt, OpenHead, PartResult } from './exercise.ts';
import type { HeadFile } from './head.ts';

/**
 * A kind of exercise: what its files say, what an answer looks like, and what is right about one. One folder per kind and
 * a line in `index.ts`; reading of folders, verdicts and gates follow from this.
 *
 * `Open` is what a browser may have; `Secret` what it may not. A kind that is graded in the browser needs no secret.
 */
export interface Kind<File extends HeadFile, Open extends OpenHead, Secret, Answer> {
  /** `kind:` of lab.yaml. */
  readonly key: Open['kind'];
  /** What it is called in lists: `Prediction`. */
  readonly word: string;
  /** Files that its folder needs besides lab.yaml, brief.mdx and DESIGN.md. */
  readonly files: readonly string[];
  readonly schema: z.ZodType<File>;
  build(folder: ExerciseFolder<File>): Built<Open, Secret>;
  /** Words to the answerer are written into the schema: `write a number of seconds`. */
  answerSchema(open: Open): z.ZodType<Answer>;
  /** Every part of the exercise in its order, met or missed. */
  grade(of: Whole<Open, Secret>, answer: Answer, runner: Runner): Promise<readonly PartResult[]>;
  /** Answers that show no understanding, and that nobody may pass with: blank, all of it, always the same. */
  degenerates(open: Open): readonly DegenerateAnswer<Answer>[];
  /** Where every try is made anew: what the try of this number is. */
  deal?(of: Whole<Open, Secret>, number: number, runner: Runner): Promise<Dealt>;
  /** What else must hold for an exercise of this kind to be sound. */
  check?(of: Whole<Open, Secret>, runner: Runner, solutions: readonly AuthorsAnswer[]): Promise<Finding[]>;
}

export interface Whole<Open, Secret> {
  readonly open: Open;
  readonly secret: Secret;
}

export interface ExerciseFolder<File> {
  readonly head: OpenHead;
  readonly file: File;
  readonly files: LabFiles;
}

/** The exercise, or what keeps it from being one: `problems` are places in lab.yaml, `diagnostics` are in other files. */
export type Built<Open, Secret> =
  Whole<Open, Secret> | { readonly problems?: readonly Problem[]; readonly diagnostics?: readonly Diagnostic[] };

export interface DegenerateAnswer<Answer> {
  readonly id: string;
  readonly describe: string;
  readonly answer: Answer;
}
