import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineTrigger } from '../define-trigger.ts';
import { capacityLoss } from './capacity-loss.ts';

export const capacityLossDefinition = defineTrigger(capacityLoss, {
  summary: 'Some workers start nothing new; all of them in an outage.',
  params: z.strictObject({
    of: z.string().describe('The server.'),
    share: share().default(1).describe('Share of the workers lost: 1 is an outage.'),
  }),
});
