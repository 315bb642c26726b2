import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { queueOrder } from './queue-order.ts';

export const queueOrderDefinition = defineGuard(queueOrder, {
  summary: 'Chooses who is served next.',
  source: 'B. Maurer, Fail at Scale, ACM Queue 13(8), 2015',
  example: { kind: 'lifo' },
  params: z.strictObject({
    kind: z
      .enum(['fifo', 'lifo', 'adaptiveLifo', 'priority'])
      .describe(
        '`fifo` serves who came first, `lifo` who came last, `adaptiveLifo` who came last only while a queue stands, `priority` the most important.',
      ),
    standing: positiveDuration()
      .optional()
      .describe('For `adaptiveLifo`: a queue stands when it has not been empty for this long; 100ms unless said.'),
  }),
  presets: [
    {
      name: 'Facebook',
      library: 'B. Maurer, Fail at Scale',
      params: { kind: 'adaptiveLifo', standing: '100ms' },
      source: 'https://queue.acm.org/detail.cfm?id=2839461',
    },
  ],
});
