import * as z from 'zod';
import { measures } from '../measures/index.ts';
import { scoreFileSchema } from '../score/score-axis.ts';
import { settingsFileSchema } from '../settings/settings-file.ts';
import { degenerates } from './degenerate.ts';
import { duration, durationText } from './fields.ts';
import { unseenFileSchema } from './unseen.ts';

const id = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'write a name of letters, digits and hyphens that begins with a small letter');
const line = (most: number) => z.string().min(1, 'write a sentence').max(most);
const guardsByPlace = z.record(z.string(), z.array(z.string()));
const seeds = z.array(z.int().min(0).max(4_294_967_295));
const bound = z.union([z.number(), durationText()]);

/** A goal as lab.yaml says it, for labs and for other exercises that ask for measures of runs. */
export const goalFileSchema = z.strictObject({
  task: z.string().optional().describe('The task that is done when this goal is met.'),
  measure: z.enum(measures.map(({ key }) => key)).describe('What is measured.'),
  of: z.string().optional().describe('The component that is measured, where the measure asks about one.'),
  from: duration().describe('Start of the stretch of the run that is measured.'),
  to: duration().describe('End of that stretch.'),
  atLeast: bound.optional().describe('The bound of a measure that is better the higher it is.'),
  atMost: bound.optional().describe('The bound of a measure that is better the lower it is: a number, or a duration.'),
  says: line(500).optional().describe('A word to whoever misses it, after what the run itself says.'),
});

const miss = z.strictObject({
  misses: z.string().describe('The first goal it misses, in the order of the lab.'),
  says: line(200).optional().describe('Words that the message for that goal must hold.'),
});

const solution = z.strictObject({
  expect: z.union([z.literal('pass'), miss]).describe('Its verdict.'),
  why: line(1000).describe('Why it passes, or why it tempts and fails.'),
  embodies: z
    .literal('misconception')
    .optional()
    .describe('Set on a decoy that follows from the misconception of DESIGN.md.'),
});

const exempt = z.strictObject(
  Object.fromEntries(
    degenerates.map(({ id: key, describe }) => [
      key,
      line(500).optional().describe(`${describe} The reason why that is a right answer here.`),
    ]),
  ),
);

/** The shape of lab.yaml. */
export const labFileSchema = z.strictObject({
  version: z.literal(1).describe('The version of this format.'),
  title: line(80).describe('The name of the lab.'),
  summary: line(300).describe('One sentence for the table of contents.'),
  claim: z
    .enum(['metastable', 'collapse', 'target'])
    .describe(
      'What the lab shows: a failed state that outlives its trigger, something lost under load, or numbers to meet.',
    ),
  minutes: z.int().min(1).max(480).describe('How long a learner needs.'),
  concepts: z.array(z.string()).default([]).describe('Ids of the glossary that it exercises.'),
  allowed: z
    .strictObject({
      calls: guardsByPlace.default({}).describe('Guards by arrow.'),
      servers: guardsByPlace.default({}).describe('Guards by server.'),
      balancers: guardsByPlace.optional().describe('Guards by balancer.'),
      caches: guardsByPlace.optional().describe('Guards by cache.'),
      system: z
        .array(z.enum(['panicMode']))
        .optional()
        .describe('What may be set for the system as a whole.'),
    })
    .describe('The guards a learner may set, by place.'),
  mostGuards: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('How many guards an answer may add to those of the scenario; as many as there are unless said.'),
  settings: settingsFileSchema.default({}),
  unseen: unseenFileSchema.default({}),
  controls: z
    .strictObject({
      cut: z
        .record(z.string(), z.unknown())
        .optional()
        .describe('Guards that cut the sustaining loop, as in guards.yaml; unless said, retries off everywhere.'),
    })
    .default({})
    .describe('How the lab is shown to be what it claims.'),
  tasks: z
    .record(id, line(120))
    .describe('Titles by id, in order. They are the `##` headings of brief.mdx and hints.mdx.'),
  goals: z
    .record(id, goalFileSchema)
    .describe('What a run must meet, by id, in order: the first missed one is the one shown.'),
  score: scoreFileSchema.optional(),
  cost: z
    .strictObject({
      goodputShareAtLeast: z.number().min(0).max(1).describe('Goodput as a share of offered load, without triggers.'),
      latencyP99AtMost: duration().describe('The 99th percentile of latency, without triggers.'),
    })
    .describe('What guards may cost on a good day: solutions that pass stay within it.'),
  seeds: z
    .strictObject({
      public: seeds.min(1).max(10).describe('Used wherever a learner tries or checks.'),
      hidden: seeds.max(100).default([]).describe('Added where a verdict goes on record.'),
    })
    .describe('The seeds of the runs that are graded.'),
  solutions: z.record(id, solution).describe('The files in solutions/, by name, each with the verdict it gets.'),
  degenerate: z
    .strictObject({ exempt: exempt.default({}).describe('Degenerate settings that are right answers in this lab.') })
    .default({ exempt: {} })
    .describe('About settings that no lab should reward.'),
});

export type LabFile = z.output<typeof labFileSchema>;
