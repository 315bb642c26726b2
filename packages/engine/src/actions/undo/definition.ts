import * as z from 'zod';
import { defineAction } from '../define-action.ts';
import { undo } from './undo.ts';

export const undoDefinition = defineAction(undo, {
  summary: 'Puts back what an earlier action of a kind has set.',
  params: z.strictObject({
    action: z.string().describe('The kind of action, such as shed.'),
    of: z.string().optional().describe('Where it was set, as written there; everywhere if it is left out.'),
  }),
});
