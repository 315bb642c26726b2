import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { ttlJitter } from './ttl-jitter.ts';

export const ttlJitterDefinition = defineGuard(ttlJitter, {
  summary: 'Lets entries live longer at random, so that what was stored together does not expire together.',
  source: 'common practice; `wait.Jitter` of Kubernetes',
  example: {},
  params: z.strictObject({
    spread: z.number().gt(0).max(10).default(0.1).describe('By up to this share of the TTL.'),
  }),
});
