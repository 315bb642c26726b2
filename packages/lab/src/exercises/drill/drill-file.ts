import * as z from 'zod';
import { duration } from '../../lab-folder/fields.ts';
import { goalFileSchema } from '../../lab-folder/lab-file.ts';
import { measures } from '../../measures/index.ts';
import { headShape } from '../head.ts';

const id = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'write a name of letters, digits and hyphens that begins with a small letter');
const line = (most: number) => z.string().min(1, 'write a sentence').max(most);
const seeds = () => z.array(z.int().min(0).max(4_294_967_295)).min(1).max(10);

const entry = z.strictObject({
  title: line(60).describe('What its button says: a verb, and on what.'),
  says: line(200).describe('One sentence of the runbook: what it does, not whether it helps.'),
  do: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .describe('An action of the engine, as in an actions file, without the parameter that is chosen.'),
  choose: z
    .record(
      z.string(),
      z
        .array(z.union([z.string(), z.number()]))
        .min(1)
        .max(20),
    )
    .optional()
    .describe('The parameter that whoever acts chooses, with the values there are.'),
  takes: duration().describe('How long it is from the order until it is in effect: whole steps of the series.'),
});

const signal = z.strictObject({
  title: line(60).describe('What its chart is called.'),
  measure: z.enum(measures.map(({ key }) => key)).describe('What is shown, over the last `over`.'),
  of: z.string().optional().describe('The component, replica or arrow that is measured.'),
  over: duration().prefault('5s').describe('How much time each point sums up.'),
  delay: duration().prefault('0s').describe('How long it takes until a point is on the chart.'),
  noise: z.number().min(0).max(0.5).default(0).describe('By what share of itself a point may be wrong, at most.'),
});

/** The shape of the lab.yaml of a drill. */
export const drillFileSchema = z.strictObject({
  kind: z.literal('drill'),
  ...headShape,
  arrive: duration().describe('When the learner arrives: it is down by then.'),
  page: line(300).describe('What the page said that called them: a symptom, never a cause.'),
  runbook: z.record(id, entry).describe('What may be done, by id, in the order of the buttons.'),
  signals: z.record(id, signal).describe('What is seen of the system, by id, in the order of the charts.'),
  goals: z.record(id, goalFileSchema).describe('What the run must meet, by id, in order.'),
  exam: z
    .strictObject({
      delay: duration().describe('By how much later signals come than they do otherwise.'),
      seeds: seeds().describe('The seeds that are played then, none of which is public.'),
    })
    .describe('The mode in which time cannot be paused.'),
  seeds: seeds().describe('The seeds that are played otherwise, and that authors’ answers are held against.'),
  exempt: z
    .record(z.string(), line(500))
    .default({})
    .describe('Degenerate answers that are right here, each with the reason.'),
});

export type DrillFile = z.output<typeof drillFileSchema>;
