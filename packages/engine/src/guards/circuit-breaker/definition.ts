import * as z from 'zod';
import { exactlyOne, positiveDuration, share } from '../../scenario/fields.ts';
import { defineGuard } from '../define-guard.ts';
import { circuitBreaker } from './circuit-breaker.ts';

export const circuitBreakerDefinition = defineGuard(circuitBreaker, {
  summary: 'Sends nothing for a while once too many of the latest attempts have failed.',
  source: 'Hystrix, resilience4j, Polly v8; generations from sony/gobreaker',
  example: {},
  params: z.strictObject({
    failureRatio: z.number().gt(0).max(1).default(0.5).describe('Opens when this share of the window has failed.'),
    window: exactlyOne({
      count: z.int().min(1).max(100_000).describe('Judge by this many of the latest attempts.'),
      time: positiveDuration().describe('Judge by the attempts that ended within this time.'),
    })
      .prefault({ time: '10s' })
      .describe('Which attempts to judge by.'),
    buckets: z.int().min(1).max(1_000).default(10).describe('Steps in which a window of time moves on.'),
    minimum: z.int().min(1).max(100_000).default(20).describe('Does not judge by fewer attempts than this.'),
    openFor: positiveDuration().prefault('5s').describe('How long to send nothing before probing.'),
    jitter: share().default(0).describe('Stays open for up to this share longer, at random.'),
    probes: z.int().min(1).max(10_000).default(1).describe('Attempts let through to see whether the callee is well.'),
  }),
  presets: [
    {
      name: 'Hystrix',
      library: 'Netflix Hystrix 1.5',
      params: { failureRatio: 0.5, window: { time: '10s' }, buckets: 10, minimum: 20, openFor: '5s', probes: 1 },
      source: 'https://github.com/Netflix/Hystrix HystrixCommandProperties.java',
    },
    {
      name: 'resilience4j',
      library: 'resilience4j 2',
      params: { failureRatio: 0.5, window: { count: 100 }, minimum: 100, openFor: '60s', probes: 10 },
      source: 'https://github.com/resilience4j/resilience4j CircuitBreakerConfig.java',
    },
    {
      name: 'Polly',
      library: 'Polly v8',
      params: { failureRatio: 0.1, window: { time: '30s' }, buckets: 10, minimum: 100, openFor: '5s', probes: 1 },
      source: 'https://github.com/App-vNext/Polly CircuitBreakerStrategyOptions.TResult.cs',
    },
  ],
});
