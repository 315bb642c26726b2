import * as z from 'zod';
import { defineTrigger } from '../define-trigger.ts';
import { crash } from './crash.ts';

export const crashDefinition = defineTrigger(crash, {
  summary: 'It loses its queue and its work in progress, is down for a while and starts anew.',
  params: z.strictObject({
    of: z.string().describe('The server.'),
  }),
});
