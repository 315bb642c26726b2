import type { Runner } from '@basin/experiments';
import { checkSchema } from '../yaml/schema-problems.ts';
import type { ExerciseVerdict, OpenHead, PartResult } from './exercise.ts';
import type { HeadFile } from './head.ts';
import type { Kind, Whole } from './kind.ts';

/**
 * Holds an answer against an exercise. What is no answer is `invalid`, with every reason; what breaks on our side is
 * `error`, never `fail`.
 */
export async function gradeAnswer<File extends HeadFile, Open extends OpenHead, Secret, Answer>(
  kind: Pick<Kind<File, Open, Secret, Answer>, 'answerSchema' | 'grade'>,
  of: Whole<Open, Secret>,
  { answer, runner }: { readonly answer: unknown; readonly runner: Runner },
): Promise<ExerciseVerdict> {
  const { value, problems } = checkSchema(kind.answerSchema(of.open), answer);
  if (value === undefined) {
    const says = problems.map((problem) => `${problem.says} ${problem.instead}`).join('\n');
    return { version: 1, status: 'invalid', parts: [], says };
  }
  return verdictOf(() => kind.grade(of, value, runner));
}

/** The verdict of an answer that is one. Who stops the grading hears so; there is no verdict then. */
export async function verdictOf(grade: () => Promise<readonly PartResult[]>): Promise<ExerciseVerdict> {
  try {
    const parts = await grade();
    const isPassed = parts.length > 0 && parts.every(({ met }) => met);
    return { version: 1, status: isPassed ? 'pass' : 'fail', parts };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    const says = error instanceof Error ? error.message : String(error);
    return { version: 1, status: 'error', parts: [], says };
  }
}
