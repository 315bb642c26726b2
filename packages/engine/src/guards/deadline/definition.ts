import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { deadline } from './deadline.ts';

export const deadlineDefinition = defineGuard(deadline, {
  summary: 'Ends a call when its time is over, retries included, and tells the callee until when it matters.',
  params: z.strictObject({
    within: positiveDuration()
      .optional()
      .describe('How long the whole call may take; if not said, only what its own caller has left.'),
  }),
});
