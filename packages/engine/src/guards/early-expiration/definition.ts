import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { earlyExpiration } from './early-expiration.ts';

export const earlyExpirationDefinition = defineGuard(earlyExpiration, {
  summary: 'Fetches an entry again at random before its time is over, the likelier the nearer that is.',
  source: 'A. Vattani et al., Optimal Probabilistic Cache Stampede Prevention, PVLDB 2015 (XFetch)',
  example: {},
  params: z.strictObject({
    beta: z.number().gt(0).max(1000).default(1).describe('How eager it is; above 1 it fetches earlier.'),
    fetchTakes: positiveDuration()
      .optional()
      .describe('How long a fetch takes; what the latest one of the entry took unless said.'),
  }),
  presets: [
    {
      name: 'XFetch',
      library: 'Vattani et al., PVLDB 2015',
      params: { beta: 1 },
      source: 'https://www.vldb.org/pvldb/vol8/p886-vattani.pdf',
    },
  ],
});
