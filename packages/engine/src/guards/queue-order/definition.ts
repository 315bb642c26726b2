import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { queueOrder } from './queue-order.ts';

export const queueOrderDefinition = defineGuard(queueOrder, {
  summary: 'Chooses who is served next.',
  params: z.strictObject({
    kind: z
      .enum(['fifo', 'lifo', 'adaptiveLifo'])
      .describe(
        '`fifo` serves who came first, `lifo` who came last, `adaptiveLifo` who came last only while a queue stands.',
      ),
    standing: positiveDuration()
      .optional()
      .describe('For `adaptiveLifo`: a queue stands when it has not been empty for this long; 100ms unless said.'),
  }),
});
