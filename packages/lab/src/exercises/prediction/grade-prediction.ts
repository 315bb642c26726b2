import { NO_GUARDS, type Run } from '@basin/engine';
import type { Runner } from '@basin/experiments';
import { measureOf } from '../../measures/index.ts';
import type { PartResult } from '../exercise.ts';
import type { OpenPrediction, Question } from './open-prediction.ts';

export interface PredictionAnswer {
  readonly variant: number;
  /** By question. */
  readonly said: Readonly<Record<string, number>>;
}

/** What one variant was found to do. `parts` say how near the answer is; `runs` are there to draw it over. */
export interface PredictionFound {
  readonly runs: readonly Run[];
  readonly parts: readonly PartResult[];
}

export async function gradePrediction(
  open: OpenPrediction,
  answer: PredictionAnswer,
  runner: Runner,
): Promise<PartResult[]> {
  return [...(await findPrediction(open, answer, runner)).parts];
}

/** For a browser, which has nothing but what is open, and draws what it finds. */
export async function findPrediction(
  open: Pick<OpenPrediction, 'variants' | 'seeds'>,
  { variant, said }: PredictionAnswer,
  runner: Runner,
): Promise<PredictionFound> {
  const { scenario, questions } = variantAt(open, variant);
  const jobs = open.seeds.map((seed) => ({ scenario, guards: NO_GUARDS, seed }));
  const runs = await runner(jobs, () => {}, new AbortController().signal);
  return { runs, parts: questions.map((question) => held(question, said[question.id] ?? NaN, runs)) };
}

/** What a question comes to over the runs, in the unit of its answer. */
export function truthOf(question: Question, runs: readonly Run[]): number {
  const { form } = measureOf(question.measure);
  const values = valuesOf(question, runs);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return form === 'duration' ? mean / MICROS : mean;
}

function variantAt({ variants }: Pick<OpenPrediction, 'variants'>, index: number) {
  const variant = variants[index];
  if (variant === undefined) throw new Error(`There is no variant ${index}.`);
  return variant;
}

function valuesOf({ measure, fromUs, toUs, of }: Question, runs: readonly Run[]): number[] {
  return runs.map((run) => measureOf(measure).measure(run, { fromUs, toUs, of }));
}

function held(question: Question, said: number, runs: readonly Run[]): PartResult {
  const { id, within, fromUs, toUs } = question;
  const measure = measureOf(question.measure);
  const scale = measure.form === 'duration' ? MICROS : 1;
  const truth = truthOf(question, runs);
  const off = Math.abs(said - truth) / Math.abs(truth);
  const values = valuesOf(question, runs);
  const range = `${measure.format(Math.min(...values))} to ${measure.format(Math.max(...values))}`;
  const met = off <= within;
  const side = said > truth ? 'more' : 'less';
  const far = `${Math.round(off * 100)} % ${side}`;
  const says = `You said ${measure.format(said * scale)}; the runs come to ${measure.format(truth * scale)} (${range} over ${runs.length} seeds). ${met ? 'That is near enough' : `That is ${far}`}; ${Math.round(within * 100)} % off is allowed.`;
  return { part: id, met, says, look: { seed: runs[0]?.seed ?? 0, fromUs, toUs } };
}

const MICROS = 1_000_000;
