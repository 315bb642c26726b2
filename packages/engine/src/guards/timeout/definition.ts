import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { timeout } from './timeout.ts';

export const timeoutDefinition = defineGuard(timeout, {
  summary: 'Stops waiting for an attempt after a fixed time.',
  source: 'common practice; M. Nygard, Release It!, 2007',
  example: { after: '250ms' },
  params: z.strictObject({
    after: positiveDuration().describe('How long one attempt may stay unanswered.'),
    cancels: z
      .boolean()
      .optional()
      .describe('Whether the callee is told that nobody waits any more; it is not unless said.'),
  }),
});
