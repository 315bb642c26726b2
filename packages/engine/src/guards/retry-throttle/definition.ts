import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { retryThrottle } from './retry-throttle.ts';

export const retryThrottleDefinition = defineGuard(retryThrottle, {
  summary: 'Stops retrying while failures outnumber what successes make up for.',
  source: 'gRPC proposal A6, client retries',
  example: { maxTokens: 10, tokenRatio: 0.1 },
  params: z.strictObject({
    maxTokens: z.int().min(1).max(1000).describe('Tokens to begin with; retries stop when half of them are gone.'),
    tokenRatio: z.number().min(0.001).max(1000).describe('Tokens that a success earns; a failure costs one.'),
  }),
  presets: [
    {
      name: 'gRPC example',
      library: 'gRPC, the example of proposal A6',
      params: { maxTokens: 10, tokenRatio: 0.1 },
      source: 'https://github.com/grpc/proposal/blob/master/A6-client-retries.md',
    },
  ],
});
