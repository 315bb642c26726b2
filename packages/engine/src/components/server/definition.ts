import * as z from 'zod';
import { exactlyOne, positiveDuration, share } from '../../scenario/fields.ts';
import { defineComponent } from '../define-component.ts';
import { server } from './server.ts';

const service = exactlyOne({
  exponential: positiveDuration().describe('Random service times with this mean; short ones are more likely.'),
  constant: positiveDuration().describe('Every service takes this long.'),
}).transform(({ exponential, constant }) =>
  exponential === undefined
    ? { law: 'constant' as const, mean: constant! }
    : { law: 'exponential' as const, mean: exponential },
);

export const serverDefinition = defineComponent(server, {
  summary: 'Equal workers behind one queue.',
  params: z.strictObject({
    workers: z.int().min(1).max(100_000).describe('How many attempts are worked on at the same time.'),
    service: service.describe('How long one worker takes for one attempt.'),
    errors: share().default(0).describe('Share of the attempts that fail after all the work was done.'),
    refusal: z
      .enum(['answered', 'silent'])
      .default('answered')
      .describe('Whether an attempt refused at the door is told so, or dropped without a word.'),
    owner: z.string().max(100).optional().describe('The team that owns it.'),
  }),
});
