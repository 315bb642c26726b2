import * as z from 'zod';
import { duration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { retry } from './retry.ts';

export const retryDefinition = defineGuard(retry, {
  summary: 'Tries a failed call again.',
  source: 'M. Brooker, Exponential Backoff and Jitter, 2015; gRPC proposal A6',
  example: { maxAttempts: 3 },
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
      .enum(['none', 'full', 'equal', 'decorrelated', 'proportional'])
      .default('none')
      .describe(
        'How a delay is drawn: `full` from 0 up to its ceiling, `equal` from half of it up, `proportional` a fifth around it.',
      ),
  }),
  presets: [
    {
      name: 'AWS standard',
      library: 'AWS SDK, standard mode',
      params: { maxAttempts: 3, baseDelay: '1s', multiplier: 2, maxDelay: '20s', jitter: 'full' },
      source: 'https://github.com/boto/botocore/blob/develop/botocore/retries/standard.py',
    },
    {
      name: 'AWS 2026',
      library: 'AWS SDK, AWS_NEW_RETRIES_2026, transient errors',
      params: { maxAttempts: 3, baseDelay: '50ms', multiplier: 2, maxDelay: '20s', jitter: 'full' },
      source: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
    },
    {
      name: 'gRPC example',
      library: 'gRPC, the example of proposal A6',
      params: { maxAttempts: 4, baseDelay: '100ms', multiplier: 2, maxDelay: '1s', jitter: 'proportional' },
      source: 'https://github.com/grpc/proposal/blob/master/A6-client-retries.md',
    },
    {
      name: 'Polly',
      library: 'Polly v8',
      params: { maxAttempts: 4, baseDelay: '2s', multiplier: 1, maxDelay: '2s', jitter: 'none' },
      source: 'https://github.com/App-vNext/Polly RetryStrategyOptions.TResult.cs',
    },
  ],
});
