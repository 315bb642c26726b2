import * as z from 'zod';
import { defineAction } from '../define-action.ts';
import { disableRetries } from './disable-retries.ts';

export const disableRetriesDefinition = defineAction(disableRetries, {
  summary: 'Tries no failed call again, whatever the guards say.',
  params: z.strictObject({ of: z.string().optional().describe('The arrow; every arrow if it is left out.') }),
});
