import * as z from 'zod';
import { defineTrigger } from '../define-trigger.ts';
import { cacheExpiry } from './cache-expiry.ts';

export const cacheExpiryDefinition = defineTrigger(cacheExpiry, {
  summary: 'All entries of a cache expire in the same moment.',
  params: z.strictObject({ of: z.string().describe('The cache.') }),
});
