import * as z from 'zod';
import { defineTrigger } from '../define-trigger.ts';
import { cacheFlush } from './cache-flush.ts';

export const cacheFlushDefinition = defineTrigger(cacheFlush, {
  summary: 'A cache forgets what it holds.',
  params: z.strictObject({
    of: z.string().describe('The cache.'),
    hottest: z
      .int()
      .min(1)
      .max(10_000_000)
      .optional()
      .describe('Only so many entries, those used most; all unless said.'),
  }),
});
