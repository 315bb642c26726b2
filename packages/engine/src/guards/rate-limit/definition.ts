import * as z from 'zod';
import { rate } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { rateLimit } from './rate-limit.ts';

export const rateLimitDefinition = defineGuard(rateLimit, {
  summary: 'Takes in only so many attempts a second.',
  source: 'J. Turner, 1986 (token bucket); Envoy, local rate limit',
  example: { rate: '100/s' },
  params: z.strictObject({
    rate: rate().describe('Attempts taken in, such as 100/s.'),
    burst: z.int().min(1).max(1_000_000).default(10).describe('Attempts that may come at once.'),
  }),
});
