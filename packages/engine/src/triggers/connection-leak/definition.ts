import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineTrigger } from '../define-trigger.ts';
import { connectionLeak } from './connection-leak.ts';

export const connectionLeakDefinition = defineTrigger(connectionLeak, {
  summary: 'Somebody does not give connections back to a pool.',
  params: z.strictObject({
    of: z.string().describe('The pool.'),
    share: share().default(1).describe('Share of the connections lost.'),
  }),
});
