import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { retryBudget } from './retry-budget.ts';

export const retryBudgetDefinition = defineGuard(retryBudget, {
  summary: 'Caps retries at a fraction of first attempts, so that failures cannot multiply the load.',
  params: z.strictObject({
    ratio: share().describe('Retries allowed per first attempt, such as 0.1.'),
    burst: z.int().min(1).max(1_000_000).default(10).describe('Retries that can be saved up for bad moments.'),
  }),
});
