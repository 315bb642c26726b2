import { validateServiceConfig } from '@grpc/grpc-js/build/src/service-config.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differs, exported, valueOf, type Written } from '../../test/exported.fixture.ts';
import { grpcSeconds } from './grpc.ts';
import { parseAllDocuments } from 'yaml';

describe('Istio', () => {
  const istio = (written: Written): unknown[] =>
    exported('istio', written).files.flatMap(({ text }) =>
      parseAllDocuments(text).map((each) => each.toJS() as unknown),
    );

  test('an arrow is a VirtualService with its retries, and a DestinationRule where something is limited', () => {
    const calls = {
      timeout: { after: '250ms' },
      retry: { maxAttempts: 3, baseDelay: '25ms', jitter: 'full' },
      retryConcurrency: {},
      bulkhead: { maxInFlight: 10 },
    };

    expect(istio({ calls })).toEqual([
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        metadata: { name: 'users-to-checkout' },
        spec: {
          hosts: ['checkout'],
          http: [
            {
              match: [{ sourceLabels: { app: 'users' } }],
              route: [{ destination: { host: 'checkout' } }],
              retries: { attempts: 2, retryOn: '5xx,429', backoff: '25ms', perTryTimeout: '250ms' },
            },
          ],
        },
      },
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata: { name: 'users-to-checkout' },
        spec: {
          host: 'checkout',
          trafficPolicy: {
            connectionPool: { http: { http2MaxRequests: 10 } },
            retryBudget: { percent: 20, minRetryConcurrency: 3 },
          },
        },
      },
    ]);
  });

  test('who does not retry gets none of the two retries that Istio makes by itself', () => {
    expect(istio({ calls: { timeout: { after: '1s' } } })).toMatchObject([
      { spec: { http: [{ timeout: '1000ms', retries: { attempts: 0 } }] } },
    ]);
  });

  test('a balancer takes its replicas in turn, as here, and keeps both settings of the outlier detection', () => {
    expect(istio({ balancers: { outlierEjection: {}, panicThreshold: { share: 0.4 } } })).toMatchObject([
      {
        spec: {
          trafficPolicy: {
            loadBalancer: { simple: 'ROUND_ROBIN' },
            outlierDetection: {
              consecutive5xxErrors: 5,
              interval: '10000ms',
              maxEjectionPercent: 10,
              minHealthPercent: 40,
            },
          },
        },
      },
    ]);
  });

  test('who sets a panic threshold alone gets no ejection with it', () => {
    expect(istio({ balancers: { panicThreshold: { share: 0.4 } } })).toMatchObject([
      { spec: { trafficPolicy: { outlierDetection: { consecutive5xxErrors: 0, minHealthPercent: 40 } } } },
    ]);
  });

  test('what a Kubernetes probe does is said with its numbers', () => {
    const { notCarried } = exported('istio', { balancers: { healthCheck: { interval: '2s', timeout: '1s' } } });

    expect(notCarried[0]!.instead).toContain(
      'periodSeconds: 2, timeoutSeconds: 1, failureThreshold: 3, successThreshold: 1',
    );
  });
});

describe('gRPC', () => {
  test('the example of proposal A6 comes out as it is written there, and grpc-js takes it', () => {
    const answer = exported('grpc', {
      calls: {
        deadline: { within: '1.05s' },
        retry: { maxAttempts: 4, baseDelay: '100ms', multiplier: 2, maxDelay: '1s', jitter: 'proportional' },
        retryThrottle: { maxTokens: 10, tokenRatio: 0.1 },
      },
    });

    expect(validateServiceConfig(valueOf(answer))).toMatchObject({
      methodConfig: [
        {
          name: [{}],
          // grpc-js reads what stands behind the point as so many nanoseconds.
          timeout: { seconds: 1, nanos: 50_000_000 },
          retryPolicy: {
            maxAttempts: 4,
            initialBackoff: '0.100000000s',
            maxBackoff: '1s',
            backoffMultiplier: 2,
          },
        },
      ],
      retryThrottling: { maxTokens: 10, tokenRatio: 0.1 },
    });
    expect(differs(answer, 'retry')!.join()).not.toContain('gRPC draws');
  });

  test('every config is one that grpc-js takes', () => {
    const retry = fc.record({
      maxAttempts: fc.integer({ min: 1, max: 100 }),
      baseDelay: fc.constantFrom('0ms', '1us', '100ms', '1.5s'),
      multiplier: fc.double({ min: 1, max: 10, noNaN: true }),
      maxDelay: fc.constantFrom('0ms', '10s'),
    });
    const hedging = fc.record({
      maxAttempts: fc.integer({ min: 2, max: 10 }),
      delay: fc.record({ fixed: fc.constantFrom('0ms', '50ms') }),
    });
    const retryThrottle = fc.record({
      maxTokens: fc.integer({ min: 1, max: 1000 }),
      tokenRatio: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    });
    const deadline = fc.record({ within: fc.constantFrom('1us', '250ms', '24h') });
    const choice = fc.constantFrom(
      { kind: 'roundRobin' },
      { kind: 'powerOfChoices', choices: 20 },
      { kind: 'affinity' },
    );
    const calls = fc.record({ retry, hedging, retryThrottle, deadline }, { requiredKeys: [] });
    const balancers = fc.record({ replicaChoice: choice, outlierEjection: fc.constant({}) }, { requiredKeys: [] });

    fc.assert(
      fc.property(calls, balancers, (atArrow, atBalancer) => {
        const { files } = exported('grpc', { calls: atArrow, balancers: atBalancer });
        for (const { name, text } of files)
          if (name.endsWith('.json')) expect(() => validateServiceConfig(JSON.parse(text))).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });

  test('a duration has nine decimals or none', () => {
    expect([grpcSeconds(250_000), grpcSeconds(1), grpcSeconds(2_000_000), grpcSeconds(1_050_000)]).toEqual([
      '0.250000000s',
      '0.000001000s',
      '2s',
      '1.050000000s',
    ]);
  });

  test('the time of a try is not that of a call: it is carried only where there is one try', () => {
    const timeout = { after: '250ms' };

    expect(valueOf(exported('grpc', { calls: { timeout } }))).toMatchObject({
      methodConfig: [{ timeout: '0.250000000s' }],
    });
    expect(exported('grpc', { calls: { timeout, retry: { maxAttempts: 2 } } }).notCarried).toMatchObject([
      { guard: 'timeout' },
    ]);
  });

  test('with hedges the time of a call is its deadline, whatever the timeout of a try', () => {
    const calls = { timeout: { after: '250ms' }, deadline: { within: '2s' }, hedging: { delay: { fixed: '50ms' } } };

    expect(valueOf(exported('grpc', { calls }))).toMatchObject({
      methodConfig: [{ timeout: '2s', hedgingPolicy: { maxAttempts: 2, hedgingDelay: '0.050000000s' } }],
    });
  });

  test('what ejects replicas stands around what chooses among them, in whatever order they are written', () => {
    const guards = { replicaChoice: { kind: 'powerOfChoices', choices: 3 }, outlierEjection: {} };
    const turned = { outlierEjection: {}, replicaChoice: guards.replicaChoice };

    expect(valueOf(exported('grpc', { balancers: guards }))).toMatchObject({
      loadBalancingConfig: [
        {
          outlier_detection_experimental: {
            interval: '10s',
            successRateEjection: { stdevFactor: 1900, minimumHosts: 5, requestVolume: 100 },
            childPolicy: [{ least_request_experimental: { choiceCount: 3 } }],
          },
        },
      ],
    });
    expect(valueOf(exported('grpc', { balancers: turned }))).toEqual(valueOf(exported('grpc', { balancers: guards })));
  });
});

describe('resilience4j', () => {
  const modules = (written: Written): unknown =>
    (valueOf(exported('resilience4j', written)) as { resilience4j: unknown }).resilience4j;

  test('an arrow is an instance of each module, and what a guard blocked is neither retried nor judged', () => {
    const calls = {
      timeout: { after: '250ms', cancels: true },
      retry: { maxAttempts: 4, baseDelay: '100ms', multiplier: 2, maxDelay: '10s', jitter: 'proportional' },
      circuitBreaker: { window: { count: 100 }, minimum: 100, openFor: '60s', probes: 10 },
      bulkhead: { maxInFlight: 25 },
    };

    expect(modules({ calls })).toEqual({
      retry: {
        instances: {
          'users-to-checkout': {
            maxAttempts: 4,
            waitDuration: '100ms',
            enableExponentialBackoff: true,
            exponentialBackoffMultiplier: 2,
            exponentialMaxWaitDuration: '12000ms',
            enableRandomizedWait: true,
            randomizedWaitFactor: 0.2,
            ignoreExceptions: [
              'io.github.resilience4j.circuitbreaker.CallNotPermittedException',
              'io.github.resilience4j.bulkhead.BulkheadFullException',
            ],
          },
        },
      },
      circuitbreaker: {
        instances: {
          'users-to-checkout': {
            failureRateThreshold: 50,
            slidingWindowType: 'COUNT_BASED',
            slidingWindowSize: 100,
            minimumNumberOfCalls: 100,
            waitDurationInOpenState: '60000ms',
            permittedNumberOfCallsInHalfOpenState: 10,
            ignoreExceptions: ['io.github.resilience4j.bulkhead.BulkheadFullException'],
          },
        },
      },
      timelimiter: { instances: { 'users-to-checkout': { timeoutDuration: '250ms', cancelRunningFuture: true } } },
      bulkhead: { instances: { 'users-to-checkout': { maxConcurrentCalls: 25, maxWaitDuration: '0ms' } } },
    });
  });

  // resilience4j draws from middle × (1 − factor) to middle × (1 + factor).
  test.each([
    ['full', 0, 200],
    ['equal', 100, 200],
    ['proportional', 160, 240],
  ])('%s jitter of 200 ms draws from %d to %d ms there as well', (jitter, low, high) => {
    const retry = modules({ calls: { retry: { maxAttempts: 2, baseDelay: '200ms', jitter } } }) as {
      retry: { instances: Record<string, { waitDuration: string; randomizedWaitFactor: number }> };
    };
    const { waitDuration, randomizedWaitFactor: factor } = retry.retry.instances['users-to-checkout']!;
    const middle = Number.parseInt(waitDuration, 10);

    expect(middle * (1 - factor)).toBeCloseTo(low, 3);
    expect(middle * (1 + factor)).toBeCloseTo(high, 3);
  });

  test('a breaker that stays open for 5 s, up to a fifth longer, draws from 5 to 6 s there as well', () => {
    const breaker = { window: { time: '10s' }, openFor: '5s', jitter: 0.2 };

    expect(modules({ calls: { circuitBreaker: breaker } })).toMatchObject({
      circuitbreaker: {
        instances: {
          'users-to-checkout': {
            slidingWindowType: 'TIME_BASED',
            slidingWindowSize: 10,
            waitDurationInOpenState: '5500ms',
            enableRandomizedWait: true,
            randomizedWaitFactor: 0.0909091,
          },
        },
      },
    });
  });

  test('workers and a queue are a pool of threads with one', () => {
    expect(modules({ servers: { queueLimit: { capacity: 400 } } })).toEqual({
      'thread-pool-bulkhead': {
        instances: { checkout: { coreThreadPoolSize: 16, maxThreadPoolSize: 16, queueCapacity: 400 } },
      },
    });
  });

  test('a rate with a burst is that burst anew in the time that it takes at the rate', () => {
    expect(modules({ servers: { rateLimit: { rate: '100/s', burst: 20 } } })).toEqual({
      ratelimiter: {
        instances: { checkout: { limitForPeriod: 20, limitRefreshPeriod: '200ms', timeoutDuration: '0ms' } },
      },
    });
  });
});
