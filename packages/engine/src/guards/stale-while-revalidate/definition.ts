import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { staleWhileRevalidate } from './stale-while-revalidate.ts';

export const staleWhileRevalidateDefinition = defineGuard(staleWhileRevalidate, {
  summary: 'Serves what has outlived its time at once, and fetches it again behind the caller’s back.',
  source: 'RFC 5861, HTTP Cache-Control, `stale-while-revalidate`',
  example: { for: '30s' },
  params: z.strictObject({
    for: positiveDuration().describe('How long after its time was over it may still be served.'),
    refreshWithin: positiveDuration()
      .prefault('10s')
      .describe('After how long a fetch is given up for lost, so that another may begin.'),
  }),
  presets: [
    {
      name: 'RFC 5861',
      library: 'HTTP Cache-Control, the example of its section 3.1',
      params: { for: '30s' },
      source: 'https://www.rfc-editor.org/rfc/rfc5861#section-3',
    },
  ],
});
