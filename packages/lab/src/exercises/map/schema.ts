import * as z from 'zod';
import { headShape } from '../head.ts';
import { facets } from './facets.ts';

const annotate = z.strictObject({
  of: z.enum(facets).describe('What is to be said of each arrow. What is true is computed.'),
  arrows: z.array(z.string()).min(1).optional().describe('Only these; every arrow unless said.'),
});

const boundary = z.strictObject({
  loops: z
    .array(z.string())
    .min(1)
    .describe('Loops to be held whole, by their ids: `pnpm basin loops <slug>` lists them.'),
});

const ownership = z.strictObject({
  loop: z.string().describe('The loop that one team is to hold, by its id.'),
  teams: z.array(z.string()).min(2).max(6).describe('Teams that there are.'),
  movable: z.array(z.string()).min(1).describe('Components and arrows that may be given to somebody else.'),
  mostMoves: z.int().min(1).describe('How many of them may change hands.'),
  recoversWithin: z.number().gt(0).lt(1).describe('The time to recovery to be reached, as a share of what it is.'),
  seeds: z.array(z.int().min(0)).min(1).max(10).describe('The incidents that both organisations live through.'),
});

const chance = z.number().min(0).max(0.5);
const sharedFate = z.strictObject({
  of: z.string().describe('The server whose replicas are to be redundant.'),
  needed: z.int().min(1).describe('How many of them have to be up.'),
  odds: z
    .strictObject({
      own: chance.describe('How often a component is down by itself.'),
      rack: chance.optional(),
      zone: chance.optional(),
      pool: chance.optional(),
      config: chance.optional(),
      deploy: chance.optional(),
    })
    .describe('How often something is down: by itself, and a fault domain of each kind.'),
  mostSplits: z.int().min(1).describe('How many shared things may be taken apart.'),
  target: chance.describe('How seldom too few may be up then.'),
});

const task = z
  .strictObject({
    title: z.string().min(1).max(40).describe('What it is called on its tab.'),
    ask: z.string().min(1).max(400).describe('What is to be done.'),
    annotate: annotate.optional().describe('Say of each arrow what it does.'),
    loops: z.literal('growing').optional().describe('Mark every loop that grows.'),
    boundary: boundary.optional().describe('Put a line around a loop, and no more.'),
    ownership: ownership.optional().describe('Give parts to teams.'),
    sharedFate: sharedFate.optional().describe('Find what takes several replicas at once.'),
  })
  .refine((written) => DEEDS.filter((deed) => written[deed] !== undefined).length === 1, {
    error: 'write one of `annotate`, `loops`, `boundary`, `ownership`, `sharedFate` beside `title` and `ask`',
  });

const DEEDS = ['annotate', 'loops', 'boundary', 'ownership', 'sharedFate'] as const;

export const mapSchema = z.strictObject({
  kind: z.literal('map'),
  ...headShape,
  settings: z
    .enum(['on-picture', 'as-text'])
    .default('on-picture')
    .describe('Where guards in force are seen: as rings on the picture, or as the text that somebody deployed.'),
  tasks: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]{0,29}$/), task).describe('What is to be done, by id, in order.'),
});

export type MapFile = z.output<typeof mapSchema>;
export type WrittenTask = MapFile['tasks'][string];
