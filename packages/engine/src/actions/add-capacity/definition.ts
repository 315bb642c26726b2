import * as z from 'zod';
import { duration } from '../../scenario/fields.ts';
import { defineAction } from '../define-action.ts';
import { addCapacity } from './add-capacity.ts';

export const addCapacityDefinition = defineAction(addCapacity, {
  summary: 'Gives a server more workers, after the time it takes to provision them.',
  params: z.strictObject({
    of: z.string().describe('The server.'),
    share: z.number().min(0).max(10).describe('How many more, as a share of those it has: 0.5 makes 6 of 4.'),
    after: duration().prefault('0s').describe('How long it takes until they are there.'),
  }),
});
