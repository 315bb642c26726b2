import * as z from 'zod';
import { positiveDuration, share } from '../../scenario/fields.ts';
import { law } from '../../scenario/law.ts';
import { defineComponent } from '../define-component.ts';
import { calls } from './calls-definition.ts';
import { server } from './server.ts';

const slowsWith = z.strictObject({
  usl: z
    .strictObject({
      alpha: share().describe('Contention: the part of the work that cannot be done side by side.'),
      beta: share().describe('Coherency: what each pair of busy workers costs each of them.'),
    })
    .describe('The Universal Scalability Law.'),
});

const memory = z.strictObject({
  heap: z.number().gt(0).max(1e9).describe('The size of the heap, in megabytes, say.'),
  baseline: z.number().min(0).max(1e9).default(0).describe('What is live when nobody is there, in the same unit.'),
  perAttempt: z.number().gt(0).max(1e9).describe('What each attempt keeps alive, waiting or at a worker.'),
  atHalf: z
    .number()
    .min(0)
    .max(0.9)
    .default(0.1)
    .describe('Share of the time that goes into collecting garbage while half of the heap is live.'),
  atMost: z.number().min(0).max(0.99).default(0.98).describe('It is never more than this share.'),
});

const coldStart = z.strictObject({
  for: positiveDuration().describe('How long it takes to get warm.'),
  factor: z.number().min(1).max(1_000).describe('How many times as long a service takes at first.'),
});

export const serverDefinition = defineComponent(server, {
  summary: 'Equal workers behind one queue.',
  params: z.strictObject({
    workers: z.int().min(1).max(100_000).describe('How many attempts are worked on at the same time.'),
    service: law().describe('How long one worker takes for one attempt.'),
    errors: share().default(0).describe('Share of the attempts that fail after all the work was done.'),
    refusal: z
      .enum(['answered', 'silent'])
      .default('answered')
      .describe('Whether an attempt refused at the door is told so, or dropped without a word.'),
    refusalCost: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .describe('What refusing an attempt costs a worker, as a share of serving it; nothing unless said.'),
    whenDown: z
      .enum(['answered', 'silent'])
      .optional()
      .describe('Whether attempts that arrive while it is down get an error at once, which is usual, or no answer.'),
    stopsCancelled: z
      .boolean()
      .optional()
      .describe('Whether work stops on what its caller has cancelled; it is finished in vain unless said.'),
    slowsWith: slowsWith.optional().describe('How services take longer the more workers are busy.'),
    memory: memory.optional().describe('How services take longer the fuller the heap is.'),
    coldStart: coldStart.optional().describe('How services take longer after a restart.'),
    calls: calls
      .optional()
      .describe('The calls it makes before it answers; else one to each arrow that leaves it, in sequence.'),
    replicas: z
      .int()
      .min(1)
      .max(1_000)
      .optional()
      .describe('How many such servers there are behind a balancer, each with workers and a queue of its own.'),
    owner: z.string().max(100).optional().describe('The team that owns it.'),
  }),
});
