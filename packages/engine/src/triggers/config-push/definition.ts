import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineTrigger } from '../define-trigger.ts';
import { configPush } from './config-push.ts';

export const configPushDefinition = defineTrigger(configPush, {
  summary: 'A setting is changed for all servers of a domain at the same moment, until it is rolled back.',
  params: z
    .strictObject({
      of: z.string().describe('The domain, or the server.'),
      slowness: z.number().gt(0).max(1_000).optional().describe('How many times as long a service takes.'),
      errors: share().optional().describe('Share of the attempts that fail after the work was done.'),
      capacity: z
        .number()
        .min(0)
        .max(1_000)
        .optional()
        .describe('How many times as many workers there are; 0 is none.'),
    })
    .refine(({ capacity, errors, slowness }) => [capacity, errors, slowness].some((each) => each !== undefined), {
      error: 'write at least one of `slowness`, `errors`, `capacity`',
    }),
});
