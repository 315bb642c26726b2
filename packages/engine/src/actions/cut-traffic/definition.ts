import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineAction } from '../define-action.ts';
import { cutTraffic } from './cut-traffic.ts';

export const cutTrafficDefinition = defineAction(cutTraffic, {
  summary: 'Lets only a share of the usual load come, as if the others were sent elsewhere.',
  params: z.strictObject({
    of: z.string().describe('The client.'),
    share: share().describe('Share of the usual load that still comes: 0 cuts it off.'),
  }),
});
