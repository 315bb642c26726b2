import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { isolation } from './isolation.ts';

export const isolationDefinition = defineGuard(isolation, {
  summary:
    'Gives everybody only some of the replicas, so that whoever takes theirs down leaves the rest to the others.',
  source: 'C. MacCárthaigh, Workload isolation using shuffle-sharding, Amazon Builders’ Library, 2019',
  example: { size: 2 },
  params: z.strictObject({
    kind: z
      .enum(['shuffle', 'cells'])
      .default('shuffle')
      .describe('Everybody draws a hand of their own, or belongs to one of several separate groups.'),
    size: z.int().min(1).max(1_000).describe('How many replicas everybody gets, which is also the size of a cell.'),
    by: z
      .enum(['key', 'priority', 'caller'])
      .default('key')
      .describe('Who is kept apart: what calls are about, their priorities, or the components that make them.'),
  }),
  presets: [
    {
      name: 'Builders’ Library',
      library: 'AWS, example of 8 workers',
      params: { kind: 'shuffle', size: 2 },
      source: 'https://aws.amazon.com/builders-library/workload-isolation-using-shuffle-sharding/',
    },
  ],
});
