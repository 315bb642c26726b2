import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { queueLimit } from './queue-limit.ts';

export const queueLimitDefinition = defineGuard(queueLimit, {
  summary: 'Refuses what arrives when the queue is full.',
  source: 'common practice; the K of M/M/c/K',
  example: { capacity: 5 },
  params: z.strictObject({
    capacity: z.int().min(0).max(10_000_000).describe('How many attempts may wait.'),
  }),
});
