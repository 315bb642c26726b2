import * as z from 'zod';
import { defineAction } from '../define-action.ts';
import { serveStale } from './serve-stale.ts';

export const serveStaleDefinition = defineAction(serveStale, {
  summary: 'Lets a cache answer with what it has though its time is over, instead of fetching it anew.',
  params: z.strictObject({ of: z.string().describe('The cache.') }),
});
