import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { adaptiveRateLimit } from './adaptive-rate-limit.ts';

export const adaptiveRateLimitDefinition = defineGuard(adaptiveRateLimit, {
  summary: 'Learns from refusals how fast it may send, and lets what comes faster wait.',
  source: 'AWS SDK, adaptive mode (CUBIC)',
  example: {},
  params: z.strictObject({
    minPerSecond: z
      .number()
      .gt(0)
      .max(1_000_000)
      .default(0.5)
      .describe('Attempts a second that are sent however often they are refused.'),
  }),
  presets: [
    {
      name: 'AWS adaptive',
      library: 'AWS SDK, adaptive mode (beside `retryQuota` and `retry` as in standard mode)',
      params: { minPerSecond: 0.5 },
      source: 'https://github.com/boto/botocore/blob/develop/botocore/retries/adaptive.py',
    },
  ],
});
