import * as z from 'zod';
import { defineTrigger } from '../define-trigger.ts';
import { slowDown } from './slow-down.ts';

export const slowDownDefinition = defineTrigger(slowDown, {
  summary: 'What is started while it lasts takes longer.',
  params: z.strictObject({
    of: z.string().describe('The server.'),
    factor: z.number().gt(0).max(10_000).describe('How many times as long a service takes.'),
  }),
});
