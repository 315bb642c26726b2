import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { negativeCaching } from './negative-caching.ts';

export const negativeCachingDefinition = defineGuard(negativeCaching, {
  summary: 'Remembers for a while that a key could not be fetched, and answers with an error at once.',
  source: 'RFC 2308, negative caching of DNS queries',
  example: { ttl: '1s' },
  params: z.strictObject({
    ttl: positiveDuration().describe('For how long it is remembered.'),
    of: z
      .enum(['errors', 'failures'])
      .default('errors')
      .describe('What is remembered: errors of the origin, or also what timed out or was refused.'),
  }),
  presets: [
    {
      name: 'RFC 2308',
      library: 'DNS, the most that a failure of a server may be remembered',
      params: { ttl: '5m', of: 'failures' },
      source: 'https://www.rfc-editor.org/rfc/rfc2308#section-7.1',
    },
  ],
});
