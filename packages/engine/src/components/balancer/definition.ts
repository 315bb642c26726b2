import * as z from 'zod';
import { defineComponent } from '../define-component.ts';
import { balancer } from './balancer.ts';

export const balancerDefinition = defineComponent(balancer, {
  summary: 'Sends every attempt on to one of several servers, and its answer back.',
  params: z.strictObject({
    failover: z
      .int()
      .min(0)
      .max(100)
      .default(0)
      .describe('How many other replicas are tried, one after another, when the first has failed an attempt.'),
    owner: z.string().max(100).optional().describe('The team that owns it.'),
  }),
});
