import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { queueOrder } from './queue-order.ts';

export const queueOrderDefinition = defineGuard(queueOrder, {
  summary: 'Chooses who is served next.',
  params: z.strictObject({
    kind: z.enum(['fifo', 'lifo']).describe('`fifo` serves who came first, `lifo` who came last.'),
  }),
});
