import * as z from 'zod';
import { share } from '../../scenario/fields.ts';
import { defineTrigger } from '../define-trigger.ts';
import { gcPressure } from './gc-pressure.ts';

export const gcPressureDefinition = defineTrigger(gcPressure, {
  summary: 'Something else fills a part of the heap, so that more time goes into collecting garbage.',
  params: z.strictObject({
    of: z.string().describe('A server that says something about its `memory`.'),
    share: share().default(0.5).describe('Share of the heap that is taken.'),
  }),
});
