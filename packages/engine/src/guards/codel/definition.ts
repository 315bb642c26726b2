import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { codel } from './codel.ts';

export const codelDefinition = defineGuard(codel, {
  summary: 'Sheds what has waited too long while a queue stands, and leaves bursts alone.',
  source: 'Facebook folly, Codel.cpp; B. Maurer, Fail at Scale, 2015',
  example: {},
  params: z.strictObject({
    target: positiveDuration()
      .prefault('5ms')
      .describe('A queue stands if even the shortest wait is longer than this.'),
    interval: positiveDuration().prefault('100ms').describe('Looks for the shortest wait in stretches of this length.'),
  }),
  presets: [
    {
      name: 'folly',
      library: 'Facebook folly',
      params: { target: '5ms', interval: '100ms' },
      source: 'https://github.com/facebook/folly/blob/main/folly/executors/Codel.cpp',
    },
  ],
});
