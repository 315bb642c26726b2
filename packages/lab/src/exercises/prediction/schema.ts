import * as z from 'zod';
import { duration } from '../../lab-folder/fields.ts';
import { measures } from '../../measures/index.ts';
import { drawsSchema } from '../draws/draws.ts';
import { headShape } from '../head.ts';

const question = z.strictObject({
  ask: z
    .string()
    .min(1)
    .max(400)
    .describe('The question, with the unit of its answer; `{name}` is what was drawn for the name.'),
  measure: z.enum(measures.map(({ key }) => key)).describe('What the answer is held against.'),
  of: z.string().optional().describe('The component that is measured, where the measure asks about one.'),
  from: duration().describe('Start of the stretch of the run that is measured.'),
  to: duration().describe('End of that stretch.'),
  within: z.number().gt(0).max(1).describe('How far from the run an answer may be, as a share of it.'),
  drawn: z
    .strictObject({
      panel: z.enum(['queue', 'latency']).describe('The panel of the chart that it is drawn into.'),
      as: z
        .enum(['level', 'until'])
        .describe('A height that holds from `from` to `to`, or a time after `from` at which what waits is worked off.'),
    })
    .optional()
    .describe('How the number that was said is drawn over the run, where it has a place on the chart.'),
});

export const predictionSchema = z.strictObject({
  kind: z.literal('prediction'),
  ...headShape,
  draws: drawsSchema
    .default({})
    .describe('By name, the values that are drawn from, one for each try: `$name` in `sets`, `{name}` in questions.'),
  sets: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('What the values change in scenario.yaml: maps are merged, `null` removes.'),
  questions: z.record(z.string(), question).describe('What is to be said before anything moves, by id, in order.'),
  seeds: z.array(z.int().min(0)).min(1).max(10).describe('The runs of which the average is the answer.'),
});

export type PredictionFile = z.output<typeof predictionSchema>;
