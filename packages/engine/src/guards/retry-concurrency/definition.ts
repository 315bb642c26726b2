import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { retryConcurrency } from './retry-concurrency.ts';

export const retryConcurrencyDefinition = defineGuard(retryConcurrency, {
  summary: 'Caps the retries under way at a fraction of all attempts under way.',
  source: 'Envoy, `retry_budget` of its circuit breakers',
  example: {},
  params: z.strictObject({
    ratio: share().default(0.2).describe('Retries under way, as a share of the attempts in flight.'),
    minRetries: z.int().min(0).max(1_000_000).default(3).describe('Retries that may be under way in any case.'),
  }),
  presets: [
    {
      name: 'Envoy',
      library: 'Envoy retry_budget',
      params: { ratio: 0.2, minRetries: 3 },
      source: 'https://github.com/envoyproxy/data-plane-api/blob/main/envoy/config/cluster/v3/circuit_breaker.proto',
    },
  ],
});
