import * as z from 'zod';
import { positiveDuration, share } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { retryBudget } from './retry-budget.ts';

export const retryBudgetDefinition = defineGuard(retryBudget, {
  summary: 'Caps retries at a fraction of first attempts, so that failures cannot multiply the load.',
  source: 'Google SRE, Handling Overload; M. Brooker, 2022; Finagle',
  example: { ratio: 0.1 },
  params: z.strictObject({
    ratio: share().describe('Retries allowed per first attempt, such as 0.1.'),
    burst: z.int().min(1).max(1_000_000).default(10).describe('Retries that can be saved up for bad moments.'),
    fundedBy: z
      .enum(['firstAttempts', 'successes'])
      .default('firstAttempts')
      .describe('What earns retries: first attempts, or attempts that end OK.'),
    minPerSecond: z
      .number()
      .min(0)
      .max(1_000_000)
      .default(0)
      .describe('Retries a second that are allowed in any case.'),
    ttl: positiveDuration()
      .optional()
      .describe('Count only what was earned and spent within this time; `burst` then plays no part.'),
  }),
  presets: [
    {
      name: 'SRE',
      library: 'Google SRE book',
      params: { ratio: 0.1 },
      source: 'https://sre.google/sre-book/handling-overload/',
    },
    {
      name: 'Finagle',
      library: 'Twitter Finagle',
      params: { ratio: 0.2, minPerSecond: 10, ttl: '10s' },
      source: 'https://github.com/twitter/finagle RetryBudget.scala',
    },
    {
      name: 'Brooker',
      library: 'M. Brooker, Fixing retries with token buckets and circuit breakers',
      params: { ratio: 0.1, burst: 5, fundedBy: 'successes' },
      source: 'https://brooker.co.za/blog/2022/02/28/retries.html',
    },
  ],
});
