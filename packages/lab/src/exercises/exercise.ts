import type { Runner } from '@basin/experiments';
import type { Finding } from '../check/finding.ts';
import type { Telemetry } from './triage/telemetry.ts';

/** What a browser may have of any exercise. A kind adds what its page needs; nothing of it tells the answer. */
export interface OpenHead {
  /** `kind:` of lab.yaml. */
  readonly kind: string;
  /** The folder's name: the exercise's identity in addresses and progress. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  /** Ids of the glossary. */
  readonly concepts: readonly string[];
  /** Changes whenever the same answer may get another verdict. */
  readonly revision: string;
}

/**
 * A folder under labs/ that is answered with something else than guards: a number, a drawing, a name. Answers are plain
 * data, so that a verdict can be recomputed from what is on record.
 */
export interface Exercise<Open extends OpenHead = OpenHead> {
  readonly open: Open;
  readonly solutions: readonly AuthorsAnswer[];
  /** The wrong belief that it corrects, from DESIGN.md. */
  readonly misconception: string;
  /** Total: whatever the answer is, there is a verdict. */
  grade(answer: unknown, runner: Runner): Promise<ExerciseVerdict>;
  /**
   * Where every try is made anew: what the try of this number shows, and what is told once it is answered. For a server:
   * the second is for no browser before.
   */
  readonly deal?: (number: number, runner: Runner) => Promise<Dealt>;
  /** Is the exercise itself sound? It is if every finding is ok. */
  check(runner: Runner): Promise<Finding[]>;
}

export interface Dealt {
  readonly dashboards: readonly Telemetry[];
  readonly revealed: readonly Revealed[];
}

/** What a dashboard was of. */
export interface Revealed {
  /** The choice that is right. */
  readonly is: string;
  readonly mode: string;
  /** The panels that show it. */
  readonly tells: readonly string[];
  readonly says: string;
}

/** A file of solutions/, with the verdict it is declared to get. */
export interface AuthorsAnswer {
  /** The file's name without `.answer.yaml`. */
  readonly name: string;
  readonly answer: unknown;
  readonly expect: 'pass' | { readonly misses: string; readonly says?: string };
  readonly why: string;
  /** Whether this is what somebody with the misconception would answer. */
  readonly embodiesMisconception: boolean;
}

/** As with guards: `invalid` is no answer at all, `error` is our fault, and neither counts as a try. */
export interface ExerciseVerdict {
  readonly version: 1;
  readonly status: 'pass' | 'fail' | 'invalid' | 'error';
  /** In the order of the exercise. Empty unless the status is `pass` or `fail`. */
  readonly parts: readonly PartResult[];
  /** Why there are no parts. */
  readonly says?: string;
}

/** One thing that was asked for. */
export interface PartResult {
  readonly part: string;
  readonly met: boolean;
  /** One or more sentences: what is right about it, or what is wrong and where to look, with numbers where there are any. */
  readonly says: string;
  /** A run and the stretch of it that shows it. */
  readonly look?: { readonly seed: number; readonly fromUs: number; readonly toUs: number };
}
