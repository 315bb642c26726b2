import * as z from 'zod';
import { positiveDuration, share } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { healthCheck } from './health-check.ts';

export const healthCheckDefinition = defineGuard(healthCheck, {
  summary: 'Calls every replica every so often, and takes out those that do not answer in time.',
  source: 'Kubernetes readiness probes; HAProxy; Envoy, active health checking',
  example: {},
  params: z
    .strictObject({
      interval: positiveDuration().prefault('10s').describe('From one probe of a replica to the next.'),
      timeout: positiveDuration().prefault('1s').describe('A probe that takes longer has failed.'),
      unhealthyAfter: z.int().min(1).max(1_000).default(3).describe('So many failures in a row take a replica out.'),
      healthyAfter: z.int().min(1).max(1_000).default(1).describe('So many successes in a row bring it back.'),
      jitter: share().default(0).describe('Waits up to this share of the interval longer, at random for each replica.'),
    })
    .refine(({ interval, timeout }) => timeout <= interval, {
      path: ['timeout'],
      error: 'write a `timeout` that is no longer than the `interval`',
    }),
  presets: [
    {
      name: 'Kubernetes',
      library: 'Kubernetes, readiness probe',
      params: { interval: '10s', timeout: '1s', unhealthyAfter: 3, healthyAfter: 1 },
      source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    },
    {
      name: 'HAProxy',
      library: 'HAProxy, check',
      params: { interval: '2s', timeout: '2s', unhealthyAfter: 3, healthyAfter: 2 },
      source: 'https://docs.haproxy.org/ (inter, fall, rise)',
    },
    {
      name: 'ALB',
      library: 'AWS Application Load Balancer',
      params: { interval: '30s', timeout: '5s', unhealthyAfter: 2, healthyAfter: 5 },
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    },
  ],
});
