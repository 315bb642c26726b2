import * as z from 'zod';

const line = (most: number) => z.string().min(1, 'write a sentence').max(most);

/** What lab.yaml says of an exercise of any kind; a kind spreads this into its own schema. */
export const headShape = {
  version: z.literal(1).describe('The version of this format.'),
  title: line(80).describe('The name of the exercise.'),
  summary: line(300).describe('One sentence for the table of contents.'),
  minutes: z.int().min(1).max(480).describe('How long a learner needs.'),
  concepts: z.array(z.string()).default([]).describe('Ids of the glossary that it exercises.'),
  solutions: z
    .record(
      z
        .string()
        .regex(
          /^[a-z][a-zA-Z0-9-]{0,39}$/,
          'write a name of letters, digits and hyphens that begins with a small letter',
        ),
      z.strictObject({
        expect: z
          .union([
            z.literal('pass'),
            z.strictObject({
              misses: z.string().describe('The first part it misses, in the order of the exercise.'),
              says: line(200).optional().describe('Words that the message for that part must hold.'),
            }),
          ])
          .describe('Its verdict.'),
        why: line(1000).describe('Why it passes, or why it tempts and fails.'),
        embodies: z
          .literal('misconception')
          .optional()
          .describe('Set where it follows from the misconception of DESIGN.md.'),
      }),
    )
    .describe('The files in solutions/, by name, each with the verdict it gets.'),
};

export interface HeadFile {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly concepts: readonly string[];
  readonly solutions: Readonly<
    Record<
      string,
      {
        readonly expect: 'pass' | { readonly misses: string; readonly says?: string | undefined };
        readonly why: string;
        readonly embodies?: 'misconception' | undefined;
      }
    >
  >;
}
