import * as z from 'zod';
import { duration } from '../../scenario/fields.ts';
import { defineTrigger } from '../define-trigger.ts';
import { crowd } from './crowd.ts';

export const crowdDefinition = defineTrigger(crowd, {
  summary: 'Many call at once, such as clients that connect again after a restart.',
  params: z.strictObject({
    of: z.string().describe('The client.'),
    calls: z.int().min(1).max(1_000_000).describe('How many calls there are more than usual.'),
    over: duration().prefault('0s').describe('Each begins at a random moment of this time; 0s: all at once.'),
  }),
});
