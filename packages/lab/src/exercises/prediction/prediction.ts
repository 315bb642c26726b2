import * as z from 'zod';
import type { Scenario } from '@basin/engine';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import { measureOf } from '../../measures/index.ts';
import type { Problem } from '../../yaml/diagnostic.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { drawnScenario, waysToDraw, type Drawn } from '../draws/draws.ts';
import { defineKind } from '../define-kind.ts';
import type { Built, ExerciseFolder } from '../kind.ts';
import { checkVariants } from './check-variants.ts';
import { gradePrediction, type PredictionAnswer } from './grade-prediction.ts';
import type { OpenPrediction, Question, Variant } from './open-prediction.ts';
import { predictionSchema, type PredictionFile } from './schema.ts';

/**
 * Numbers to be said before the run: the average over the seeds decides, and how far from it an answer may be.
 *
 * All variants are open: to know the answer of one is to run it, and the next try asks about another.
 */
export const prediction = defineKind<PredictionFile, OpenPrediction, null, PredictionAnswer>({
  key: 'prediction',
  word: 'Prediction',
  files: ['scenario.yaml'],
  schema: predictionSchema,
  build,
  answerSchema: ({ variants }) => {
    const ids = variants[0]?.questions.map(({ id }) => id) ?? [];
    return z.strictObject({
      variant: z
        .int()
        .min(0)
        .max(variants.length - 1)
        .describe('Which variant it is about, from 0.'),
      said: z.strictObject(Object.fromEntries(ids.map((id) => [id, z.number('write a number')]))),
    });
  },
  grade: ({ open }, answer, runner) => gradePrediction(open, answer, runner),
  degenerates: ({ variants }) =>
    [0, 1, 1e9].map((value) => ({
      id: `all${value}`,
      describe: `Says ${value} to everything.`,
      answer: {
        variant: 0,
        said: Object.fromEntries(variants[0]?.questions.map(({ id }) => [id, value]) ?? []),
      },
    })),
  check: ({ open }, runner) => checkVariants(open, runner),
});

function build({ head, file, files }: ExerciseFolder<PredictionFile>): Built<OpenPrediction, null> {
  const text = files['scenario.yaml'] ?? '';
  const { scenario, diagnostics } = parseScenario(text);
  if (scenario === undefined) return { diagnostics };
  const document = readYaml(text, 'scenario.yaml').value;
  const ways = waysToDraw(file.draws);
  if (ways.length > MOST_VARIANTS) {
    const says = `There are ${ways.length} ways to draw.`;
    return { problems: [{ path: ['draws'], at: 'key', says, instead: `Leave at most ${MOST_VARIANTS}.` }] };
  }
  const problems: Problem[] = [];
  const variants = ways.flatMap((drawn): Variant[] => {
    const made = drawnScenario(document, [file.sets], drawn);
    if (made.scenario === undefined) {
      const says = `With ${JSON.stringify(drawn)} it makes no system: ${made.says}`;
      problems.push({ path: ['sets'], at: 'key', says, instead: 'Change what it sets, or the draws.' });
      return [];
    }
    problems.push(...tooLong(file, made.scenario));
    return [{ scenario: made.scenario, questions: questionsOf(file, drawn) }];
  });
  // One of each is enough: a mistake in a question is the same in every variant.
  if (problems.length > 0) return { problems: problems.slice(0, 1) };
  return { open: { ...head, kind: 'prediction', variants, seeds: file.seeds }, secret: null };
}

function tooLong(file: PredictionFile, scenario: Scenario): Problem[] {
  return Object.entries(file.questions).flatMap(([id, { to }]): Problem[] => {
    if (to <= scenario.duration) return [];
    const says = 'The stretch goes on after the run has ended.';
    return [{ path: ['questions', id, 'to'], at: 'value', says, instead: 'Let it end with the run, or before.' }];
  });
}

function questionsOf({ questions }: PredictionFile, drawn: Drawn): Question[] {
  return Object.entries(questions).map(([id, { ask, from, to, drawn: picture, ...rest }]) => {
    const { form, unit } = measureOf(rest.measure);
    const asked = ask.replace(/\{([a-zA-Z0-9]+)\}/g, (whole, name: string) => String(drawn[name] ?? whole));
    const shown = { id, ask: asked, fromUs: from, toUs: to, unit: form === 'duration' ? 's' : unit };
    return { ...rest, ...shown, ...(picture && { drawn: picture }) };
  });
}

const MOST_VARIANTS = 36;
