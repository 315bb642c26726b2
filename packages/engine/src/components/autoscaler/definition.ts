import * as z from 'zod';
import { duration, positiveDuration } from '../../scenario/fields.ts';
import { defineComponent } from '../define-component.ts';
import { autoscaler } from './autoscaler.ts';

export const autoscalerDefinition = defineComponent(autoscaler, {
  summary: 'Keeps a metric of a server near its target by making more or fewer replicas, or workers, of it.',
  params: z
    .strictObject({
      of: z.string().describe('The server: its replicas, or its workers if it has none.'),
      metric: z
        .enum(['utilisation', 'inFlight', 'queue'])
        .default('utilisation')
        .describe('What is kept near the target: of each replica, or worker, on average.'),
      target: z.number().gt(0).max(1_000_000).describe('What the metric should be: a share, or so many attempts each.'),
      tolerance: z.number().min(0).max(1).default(0.1).describe('Does nothing while the ratio is this close to 1.'),
      every: positiveDuration().prefault('15s').describe('From one decision to the next.'),
      scaleDownWindow: duration()
        .prefault('300s')
        .describe('Wants no fewer than the largest number that was asked for within this time.'),
      provisioning: duration().prefault('0s').describe('From the decision for one more to its start.'),
      readiness: duration().prefault('30s').describe('From its start until it is ready for calls.'),
      min: z.int().min(1).max(1_000).default(1).describe('Fewest.'),
      max: z.int().min(1).max(1_000).describe('Most.'),
      owner: z.string().max(100).optional().describe('The team that owns it.'),
    })
    .refine(({ min, max }) => min <= max, { path: ['min'], error: 'write a `min` that is no larger than `max`' }),
});
