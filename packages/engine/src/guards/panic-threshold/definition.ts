import * as z from 'zod';
import { defineGuard } from '../define-guard.ts';
import { panicThreshold } from './panic-threshold.ts';

export const panicThresholdDefinition = defineGuard(panicThreshold, {
  summary: 'Chooses among all replicas, fit or not, when too few of them are fit.',
  source: 'Envoy, panic threshold',
  example: {},
  params: z.strictObject({
    share: z.number().gt(0).max(1).default(0.5).describe('Ignores health while less than this share is fit.'),
  }),
  presets: [
    {
      name: 'Envoy',
      library: 'Envoy',
      params: { share: 0.5 },
      source: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/panic_threshold',
    },
  ],
});
