import * as z from 'zod';
import { rate } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { clientRateLimit } from './client-rate-limit.ts';

export const clientRateLimitDefinition = defineGuard(clientRateLimit, {
  summary: 'Sends only so many attempts a second, retries included.',
  source: 'J. Turner, New directions in communications, 1986 (token bucket)',
  example: { rate: '100/s' },
  params: z.strictObject({
    rate: rate().describe('Attempts sent, such as 100/s.'),
    burst: z.int().min(1).max(1_000_000).default(10).describe('Attempts that may be sent at once.'),
  }),
});
