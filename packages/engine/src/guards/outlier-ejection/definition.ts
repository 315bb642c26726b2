import * as z from 'zod';
import { duration, positiveDuration } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { outlierEjection } from './outlier-ejection.ts';

export const outlierEjectionDefinition = defineGuard(outlierEjection, {
  summary: 'Takes out for a while those replicas that fail while others do not.',
  source: 'Envoy, outlier detection; gRPC proposal A50',
  example: {},
  params: z.strictObject({
    consecutiveFailures: z
      .int()
      .min(1)
      .max(100_000)
      .default(5)
      .describe('So many in a row take a replica out at once.'),
    interval: positiveDuration().prefault('10s').describe('From one sweep to the next.'),
    ejectFor: positiveDuration().prefault('30s').describe('How long out, times how often it was taken out lately.'),
    maxEjectFor: positiveDuration().prefault('300s').describe('How long out at most.'),
    maxEjected: z.number().gt(0).max(1).default(0.1).describe('Largest share that may be out; one always may.'),
    jitter: duration().prefault('0s').describe('Stays out for up to this much longer, at random.'),
    stdevFactor: z
      .number()
      .min(0)
      .max(100)
      .default(1.9)
      .describe('Out with shares of OK answers so many standard deviations below the mean.'),
    minReplicas: z
      .int()
      .min(1)
      .max(1_000)
      .default(5)
      .describe('Compares shares of OK answers of no fewer replicas than this.'),
    minAttempts: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(100)
      .describe('Judges the share of OK answers of no replica with fewer attempts since the last sweep.'),
  }),
  presets: [
    {
      name: 'Envoy',
      library: 'Envoy',
      params: {
        consecutiveFailures: 5,
        interval: '10s',
        ejectFor: '30s',
        maxEjectFor: '300s',
        maxEjected: 0.1,
        stdevFactor: 1.9,
        minReplicas: 5,
        minAttempts: 100,
      },
      source: 'https://github.com/envoyproxy/envoy api/envoy/config/cluster/v3/outlier_detection.proto',
    },
  ],
});
