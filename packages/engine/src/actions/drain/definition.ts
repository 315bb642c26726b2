import * as z from 'zod';
import { defineAction } from '../define-action.ts';
import { drain } from './drain.ts';

export const drainDefinition = defineAction(drain, {
  summary: 'Lets nobody begin a call to a component any more, so that it finishes what it has in hand.',
  params: z.strictObject({ of: z.string().describe('The component.') }),
});
