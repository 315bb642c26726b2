import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineTrigger } from '../define-trigger.ts';
import { partition } from './partition.ts';

export const partitionDefinition = defineTrigger(partition, {
  summary: 'What is sent over the arrow does not arrive, in either direction.',
  params: z.strictObject({
    of: z.string().describe('The arrow.'),
    share: share().default(1).describe('Share of the messages that are lost; 1 is all of them.'),
    refuses: z
      .boolean()
      .default(false)
      .describe('Whether attempts fail at once, as when no connection can be made, instead of vanishing.'),
  }),
});
