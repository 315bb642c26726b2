import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { retryQuota } from './retry-quota.ts';

const cost = (usual: number) => z.int().min(0).max(1_000_000).default(usual);

export const retryQuotaDefinition = defineGuard(retryQuota, {
  summary: 'Pays for retries from a quota that only success fills again.',
  source: 'AWS SDK, standard mode and that of 2026',
  example: {},
  params: z.strictObject({
    capacity: z.int().min(1).max(1_000_000).default(500).describe('The quota when full.'),
    cost: cost(5).describe('What a retry after an error costs.'),
    timeoutCost: cost(10).describe('What a retry after a timeout costs.'),
    shedCost: cost(5).describe('What a retry after a refusal costs.'),
  }),
  presets: [
    {
      name: 'AWS standard',
      library: 'AWS SDK, standard mode',
      params: { capacity: 500, cost: 5, timeoutCost: 10, shedCost: 5 },
      source: 'https://github.com/boto/botocore/blob/develop/botocore/retries/standard.py',
    },
    {
      name: 'AWS 2026',
      library: 'AWS SDK, AWS_NEW_RETRIES_2026',
      params: { capacity: 500, cost: 14, timeoutCost: 14, shedCost: 5 },
      source: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
    },
  ],
});
