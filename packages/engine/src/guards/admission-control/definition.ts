import * as z from 'zod';
import { positiveDuration, rate, share } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { admissionControl } from './admission-control.ts';

export const admissionControlDefinition = defineGuard(admissionControl, {
  summary: 'Blocks attempts at random while too few of the latest ones succeed.',
  source: 'Envoy, admission control filter',
  example: {},
  params: z.strictObject({
    window: positiveDuration().prefault('30s').describe('Judges by the attempts that ended within this time.'),
    successThreshold: z
      .number()
      .min(0.01)
      .max(1)
      .default(0.95)
      .describe('Blocks while a smaller share than this ends OK.'),
    aggression: z.number().min(1).max(100).default(1).describe('Blocks more, and earlier, the higher it is.'),
    minRate: rate().prefault('0/s').describe('Blocks nothing while fewer attempts than this end.'),
    maxBlocked: share().default(0.8).describe('Blocks no larger share than this.'),
  }),
  presets: [
    {
      name: 'Envoy',
      library: 'Envoy admission control',
      params: { window: '30s', successThreshold: 0.95, aggression: 1, minRate: '0/s', maxBlocked: 0.8 },
      source: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/admission_control_filter',
    },
  ],
});
