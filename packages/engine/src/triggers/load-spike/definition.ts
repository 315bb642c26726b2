import * as z from 'zod';
import { defineTrigger } from '../define-trigger.ts';
import { loadSpike } from './load-spike.ts';

export const loadSpikeDefinition = defineTrigger(loadSpike, {
  summary: 'More calls are begun than usual.',
  params: z.strictObject({
    of: z.string().describe('The client.'),
    factor: z.number().min(0).max(1000).describe('How many times the usual rate.'),
  }),
});
