import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineAction } from '../define-action.ts';
import { shed } from './shed.ts';

export const shedDefinition = defineAction(shed, {
  summary: 'Turns away a share of the calls on an arrow before anything is sent.',
  params: z.strictObject({
    of: z.string().describe('The arrow.'),
    share: share().describe('Share of the calls turned away: 1 lets none through.'),
  }),
});
