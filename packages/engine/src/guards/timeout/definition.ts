import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { timeout } from './timeout.ts';

export const timeoutDefinition = defineGuard(timeout, {
  summary: 'Stops waiting for an attempt after a fixed time.',
  params: z.strictObject({
    after: positiveDuration().describe('How long one attempt may stay unanswered.'),
  }),
});
