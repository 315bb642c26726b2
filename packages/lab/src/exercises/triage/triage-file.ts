import * as z from 'zod';
import { drawsSchema } from '../draws/draws.ts';
import { headShape } from '../head.ts';
import { modes } from './modes.ts';
import { panels } from './panels.ts';

const sentence = z.string().min(1, 'write a sentence').max(300);
const mode = z.enum(modes.map(({ key }) => key));
const panel = z.enum(panels.map(({ id }) => id));
const patch = z.record(z.string(), z.unknown()).default({});

export const triageSchema = z.strictObject({
  kind: z.literal('triage'),
  ...headShape,
  ask: sentence.describe('What is to be said of each dashboard.'),
  dashboards: z.int().min(2).max(8).default(5).describe('How many are dealt at a time.'),
  atLeast: z.int().min(1).max(8).default(4).describe('How many have to be right, with the panel that tells.'),
  origin: z.string().describe('The component behind the cache.'),
  cache: z.string().describe('The cache.'),
  choices: z
    .record(
      z.string(),
      z.strictObject({
        says: sentence.describe('What it is called.'),
        means: sentence.describe('What it is, in one sentence.'),
        modes: z.array(mode).min(1).describe('What counts as it.'),
      }),
    )
    .describe('What a dashboard may be said to show, by id, in order.'),
  families: z
    .record(
      z.string(),
      z.strictObject({
        mode: mode.describe('What it is, as the machine proves of every draw.'),
        tells: z.array(panel).min(1).describe('The panels that show it; any of them is right.'),
        draws: drawsSchema.default({}).describe('By name, the values that are drawn from; `$name` in `sets`.'),
        sets: patch.describe('What it changes in scenario.yaml: maps are merged, `null` removes.'),
        cut: patch.describe('What cuts the coupling that it lives from, over `sets`.'),
        cutIs: sentence.describe('The same in words: `with retries off`.'),
      }),
    )
    .describe('Ways of going wrong, by id.'),
});

export type TriageFile = z.output<typeof triageSchema>;
