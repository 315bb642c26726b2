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

const callees = z.array(z.string()).min(1).max(100);
const calls = z
  .strictObject({
    inSequence: callees.optional().describe('One after another; the first that fails fails the attempt.'),
    inParallel: callees.optional().describe('All at once.'),
    until: z
      .enum(['all', 'quorum', 'first'])
      .default('all')
      .describe('Of calls in parallel: how many have to end OK before the attempt is answered.'),
  })
  .refine(({ inSequence, inParallel }) => (inSequence === undefined) !== (inParallel === undefined), {
    error: 'write one of `inSequence`, `inParallel`',
  })
  .transform(({ inSequence, inParallel, until }) =>
    inSequence === undefined
      ? { to: inParallel!, mode: 'parallel' as const, until }
      : { to: inSequence, mode: 'sequence' as const, until: 'all' as const },
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
    calls: calls
      .optional()
      .describe('The calls it makes before it answers; else one to each arrow that leaves it, in sequence.'),
    owner: z.string().max(100).optional().describe('The team that owns it.'),
  }),
});
