import * as z from 'zod';
import { defineAction } from '../define-action.ts';
import { rollBack } from './roll-back.ts';

export const rollBackDefinition = defineAction(rollBack, {
  summary: 'Ends a trigger that is under way before its time.',
  params: z.strictObject({ of: z.string().describe('The name of the trigger.') }),
});
