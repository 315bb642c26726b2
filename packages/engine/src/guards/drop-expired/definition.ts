import * as z from 'zod';
import { duration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { dropExpired } from './drop-expired.ts';

export const dropExpiredDefinition = defineGuard(dropExpired, {
  summary:
    'Drops attempts whose deadline has passed, or is too near, instead of working on them; callers must tell their `deadline`.',
  source: 'Google SRE, Addressing Cascading Failures, ch. 22',
  example: {},
  params: z.strictObject({
    margin: duration().prefault('0ms').describe('Time that must be left: about what a service takes.'),
  }),
});
