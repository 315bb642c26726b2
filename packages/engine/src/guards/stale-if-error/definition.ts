import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { staleIfError } from './stale-if-error.ts';

export const staleIfErrorDefinition = defineGuard(staleIfError, {
  summary: 'Serves what has outlived its time when it cannot be fetched again.',
  source: 'RFC 5861, HTTP Cache-Control, `stale-if-error`',
  example: { for: '1m' },
  params: z.strictObject({
    for: positiveDuration().describe('How long after its time was over it may still be served.'),
  }),
  presets: [
    {
      name: 'RFC 5861',
      library: 'HTTP Cache-Control, the example of its section 4.1',
      params: { for: '20m' },
      source: 'https://www.rfc-editor.org/rfc/rfc5861#section-4',
    },
  ],
});
