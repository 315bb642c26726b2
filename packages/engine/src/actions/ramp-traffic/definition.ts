import * as z from 'zod';
import { duration } from '../../scenario/fields.ts';
import { defineAction } from '../define-action.ts';
import { rampTraffic } from './ramp-traffic.ts';

export const rampTrafficDefinition = defineAction(rampTraffic, {
  summary: 'Lets traffic that was cut come back step by step.',
  params: z.strictObject({
    of: z.string().describe('The client.'),
    over: duration().describe('How long it takes until all of it is back.'),
    steps: z.int().min(1).max(1000).default(10).describe('In how many equal steps.'),
  }),
});
