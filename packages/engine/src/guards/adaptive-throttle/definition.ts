import * as z from 'zod';
import { positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { adaptiveThrottle } from './adaptive-throttle.ts';

export const adaptiveThrottleDefinition = defineGuard(adaptiveThrottle, {
  summary: 'Holds back at random what the callee would probably refuse, judging by what it accepted lately.',
  source: 'Google SRE, Handling Overload, ch. 21 (client-side throttling)',
  example: {},
  params: z.strictObject({
    k: z
      .number()
      .min(1)
      .max(100)
      .default(2)
      .describe('Sends up to this many times what is accepted; 1.1 is strict, 2 is mild.'),
    window: positiveDuration().prefault('2m').describe('Judges by the attempts that ended within this time.'),
  }),
  presets: [
    {
      name: 'SRE',
      library: 'Google SRE book',
      params: { k: 2, window: '2m' },
      source: 'https://sre.google/sre-book/handling-overload/',
    },
  ],
});
