import * as z from 'zod';
import { duration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { retry } from './retry.ts';

export const retryDefinition = defineGuard(retry, {
  summary: 'Tries a failed call again.',
  params: z.strictObject({
    maxAttempts: z.int().min(1).max(100).describe('Attempts in all, the first one included.'),
    baseDelay: duration().prefault('0ms').describe('Delay before the first retry; 0ms is at once.'),
    multiplier: z
      .number()
      .min(1)
      .max(10)
      .default(2)
      .describe('How many times longer each delay is than the one before.'),
    maxDelay: duration().prefault('10s').describe('No delay is longer than this.'),
    jitter: z
      .enum(['none', 'full', 'equal', 'decorrelated'])
      .default('none')
      .describe('How a delay is drawn: `full` from 0 up to its ceiling, `equal` from half of it up.'),
  }),
});
