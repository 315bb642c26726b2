import * as z from 'zod';
import { defineTrigger } from '../define-trigger.ts';
import { scalerOutage } from './scaler-outage.ts';

export const scalerOutageDefinition = defineTrigger(scalerOutage, {
  summary: 'An autoscaler decides nothing while it lasts.',
  params: z.strictObject({
    of: z.string().describe('The autoscaler.'),
  }),
});
