import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { bulkhead } from './bulkhead.ts';

export const bulkheadDefinition = defineGuard(bulkhead, {
  summary: 'Lets only so many attempts be under way at the same time.',
  source: 'M. Nygard, Release It!, 2007; Hystrix, resilience4j',
  example: { maxInFlight: 10 },
  params: z.strictObject({
    maxInFlight: z.int().min(1).max(1_000_000).describe('Attempts that may be unanswered at the same time.'),
  }),
  presets: [
    {
      name: 'Hystrix semaphore',
      library: 'Netflix Hystrix 1.5',
      params: { maxInFlight: 10 },
      source: 'https://github.com/Netflix/Hystrix HystrixCommandProperties.java',
    },
    {
      name: 'resilience4j semaphore',
      library: 'resilience4j 2',
      params: { maxInFlight: 25 },
      source: 'https://github.com/resilience4j/resilience4j BulkheadConfig.java',
    },
  ],
});
