import * as z from 'zod';
import { law } from '../../scenario/law.ts';
import { defineComponent } from '../define-component.ts';
import { contendedStore } from './contended-store.ts';

export const contendedStoreDefinition = defineComponent(contendedStore, {
  summary: 'Rows that are read, then written on condition that nobody else has written them meanwhile.',
  params: z.strictObject({
    message: law().describe('How long each of the four messages is on its way: to read, back, to write, back.'),
    owner: z.string().max(100).optional().describe('The team that owns it.'),
  }),
});
