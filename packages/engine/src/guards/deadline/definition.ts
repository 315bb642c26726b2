import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { deadline } from './deadline.ts';

export const deadlineDefinition = defineGuard(deadline, {
  summary: 'Ends a call when its time is over, retries included, and tells the callee until when it matters.',
  source: 'Google SRE, Addressing Cascading Failures, ch. 22; gRPC deadlines',
  example: { within: '1s' },
  params: z.strictObject({
    within: positiveDuration()
      .optional()
      .describe('How long the whole call may take; if not said, only what its own caller has left.'),
    cancels: z
      .boolean()
      .optional()
      .describe('Whether the callee is told that nobody waits any more; it is not unless said.'),
  }),
});
