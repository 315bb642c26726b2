import * as z from 'zod';
import { defineAction } from '../define-action.ts';
import { restart } from './restart.ts';

export const restartDefinition = defineAction(restart, {
  summary: 'Restarts a server: everything it has in hand is lost without an answer.',
  params: z.strictObject({ of: z.string().describe('The server.') }),
});
