import { filter } from '../envoy/draft.ts';
import { absent, alike, carried, type Equivalents } from '../equivalent.ts';
import { percent, roundedToSeconds, wholeSeconds } from '../quantities.ts';
import { tokenBucket } from './token-buckets.ts';
import { retries } from './waiting.ts';

export const bulkhead: Equivalents<{ readonly maxInFlight: number }> = {
  envoy({ params: { maxInFlight }, draft }) {
    draft.thresholds['max_requests'] = maxInFlight;
    if (maxInFlight >= ENVOY_DEFAULT) {
      Object.assign(draft.thresholds, { max_connections: maxInFlight + 1, max_pending_requests: maxInFlight + 1 });
    }
    return carried('`max_requests` of the cluster’s circuit breakers', ALL_CALLERS);
  },
  istio({ params: { maxInFlight }, draft }) {
    draft.policy['connectionPool'] = { http: { http2MaxRequests: maxInFlight } };
    return carried('`http2MaxRequests` of the connection pool, which holds for HTTP/1.1 too', ALL_CALLERS);
  },
  grpc: absent(
    'a service config limits nothing that is in flight',
    'let the server allow fewer streams per connection (MAX_CONCURRENT_STREAMS), which makes callers wait; or count in an interceptor',
  ),
  resilience4j({ params, draft }) {
    draft.bulkhead = { maxConcurrentCalls: params.maxInFlight, maxWaitDuration: '0ms' };
    return carried('an instance of Bulkhead that nobody waits for', [
      'a call that its time limiter gave up frees its place when it ends; in the scenario, at the timeout',
    ]);
  },
  polly({ params, draft }) {
    draft.limits.push(`.AddConcurrencyLimiter(permitLimit: ${params.maxInFlight}, queueLimit: 0)`);
    return carried('`AddConcurrencyLimiter` without a queue', [
      'a place is free when the attempt has stopped; in the scenario, at its timeout',
    ]);
  },
  cockatiel({ params, draft }) {
    draft.limits.push(`bulkhead(${params.maxInFlight}, 0)`);
    return carried('`bulkhead` without a queue');
  },
};

interface AdmissionParams {
  readonly window: number;
  readonly successThreshold: number;
  readonly aggression: number;
  readonly minRate: number;
  readonly maxBlocked: number;
}

export const admissionControl: Equivalents<AdmissionParams> = {
  envoy({ params, draft }) {
    const { window, successThreshold, aggression, minRate, maxBlocked } = params;
    draft.attemptFilters.push(
      filter('admission_control', 'AdmissionControl', {
        enabled: { default_value: true, runtime_key: 'admission_control.enabled' },
        sampling_window: `${wholeSeconds(window)}s`,
        sr_threshold: {
          default_value: { value: percent(successThreshold) },
          runtime_key: 'admission_control.sr_threshold',
        },
        aggression: { default_value: aggression, runtime_key: 'admission_control.aggression' },
        rps_threshold: { default_value: Math.ceil(minRate), runtime_key: 'admission_control.rps_threshold' },
        max_rejection_probability: {
          default_value: { value: percent(maxBlocked) },
          runtime_key: 'admission_control.max_rejection_probability',
        },
        success_criteria: {
          http_criteria: {
            http_success_status: [
              { start: 100, end: 429 },
              { start: 430, end: 500 },
            ],
          },
          grpc_criteria: { grpc_success_status: [0] },
        },
      }),
    );
    return carried('`admission_control` as a filter of the cluster, where it sees every attempt', [
      roundedToSeconds('the window', window),
      !Number.isInteger(minRate) && `the least rate is rounded up to ${Math.ceil(minRate)} a second`,
      'as a filter of a cluster Envoy calls it alpha',
      'what it blocks is answered with 503, which a retry policy on 5xx may try again; in the scenario it ends the call',
    ]);
  },
  istio: absent(
    'neither VirtualService nor DestinationRule has it',
    'insert the filter that the export for Envoy writes by an EnvoyFilter',
  ),
  ...alike(
    ['grpc', 'resilience4j', 'polly', 'cockatiel'],
    absent('it is a filter of Envoy', 'a `circuitBreaker` in the lab, if the library has one; or a proxy in front'),
  ),
};

export const adaptiveThrottle: Equivalents<unknown> = {
  ...alike(
    ['envoy', 'istio'],
    absent(
      'Envoy’s admission control judges by the share that succeeded of what was sent; this one counts what it held back itself as well',
      'set `admissionControl` in the lab, which is Envoy’s rule, see whether it holds, and export that',
    ),
  ),
  ...alike(
    ['grpc', 'resilience4j', 'polly', 'cockatiel'],
    absent(
      'the library has nothing that blocks a share at random',
      'write it from the SRE book, Handling Overload: a share max(0, (requests − k × accepts) ÷ (requests + 1)) is not sent',
    ),
  ),
};

export const adaptiveRateLimit: Equivalents<unknown> = alike(
  ['envoy', 'istio', 'grpc', 'resilience4j', 'polly', 'cockatiel'],
  absent(
    'a rate that is learnt from refusals is the AWS SDKs’ own, their retry mode `adaptive`',
    'set a fixed `clientRateLimit` in the lab; where the callee is called through an AWS SDK, switch that mode on',
  ),
);

export const clientRateLimit: Equivalents<{ readonly rate: number; readonly burst: number }> = {
  ...tokenBucket('clientRateLimit'),
  envoy(at) {
    const { differs, filter: limit } = tokenBucket.envoy(at.params);
    at.draft.filters.push(limit);
    return carried('`local_ratelimit`, a filter before the router', [
      ...differs,
      retries(at.there) && 'it stands before Envoy’s retries, which take no token; in the scenario each does',
      'what it blocks is answered with 429',
    ]);
  },
};

const ENVOY_DEFAULT = 1024;
const ALL_CALLERS = ['all that a proxy sends to the callee is counted together, from whatever arrow it comes'];
