import * as z from 'zod';
import { defineAction } from '../define-action.ts';
import { dropQueue } from './drop-queue.ts';

export const dropQueueDefinition = defineAction(dropQueue, {
  summary: 'Refuses everything that waits at a server; what is being worked on is finished.',
  params: z.strictObject({ of: z.string().describe('The server.') }),
});
