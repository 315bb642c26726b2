import * as z from 'zod';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import { defineKind } from '../define-kind.ts';
import { headShape } from '../head.ts';
import { gradeReview, placedFindings, type OpenReview, type ReviewMark } from './grade-review.ts';
import { hazards } from './hazards.ts';

const schema = z.strictObject({ kind: z.literal('review'), ...headShape });

/** A design review: what is wrong with a proposal, line by line. What is right follows from rules over its settings. */
export const review = defineKind<z.output<typeof schema>, OpenReview, null, readonly ReviewMark[]>({
  key: 'review',
  word: 'Design review',
  files: ['scenario.yaml'],
  schema,
  build: ({ head, files }) => {
    const text = files['scenario.yaml'] ?? '';
    const { scenario, diagnostics } = parseScenario(text);
    if (scenario === undefined) return { diagnostics };
    return { open: { ...head, kind: 'review', text }, secret: null };
  },
  answerSchema: ({ text }) => {
    const line = z.int().min(1).max(text.split('\n').length);
    return z.array(z.strictObject({ line, hazard: z.enum(hazards.map(({ key }) => key)) })).max(MOST_MARKS);
  },
  grade: async ({ open }, answer) => gradeReview(open, answer),
  degenerates: ({ text }) => [
    { id: 'nothing', describe: 'Finds nothing.', answer: [] },
    {
      id: 'everything',
      describe: 'Says everything of every line that anything is wrong with.',
      answer: everywhere(text),
    },
  ],
});

function everywhere(text: string): ReviewMark[] {
  const lines = new Set(placedFindings(text).map(({ lines: [first] }) => first?.from ?? 1));
  return [...lines].flatMap((line) => hazards.map(({ key }) => ({ line, hazard: key }))).slice(0, MOST_MARKS);
}

const MOST_MARKS = 100;
