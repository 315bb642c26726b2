import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineTrigger } from '../define-trigger.ts';
import { errorBurst } from './error-burst.ts';

export const errorBurstDefinition = defineTrigger(errorBurst, {
  summary: 'Some attempts fail that otherwise would not.',
  params: z.strictObject({
    of: z.string().describe('The server.'),
    share: share().default(1).describe('Share of the attempts that fail.'),
    fast: z.boolean().default(false).describe('Whether they fail at once, before any work, rather than after it.'),
  }),
});
