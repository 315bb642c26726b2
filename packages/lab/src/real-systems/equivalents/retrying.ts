import { carried, type At, type Equivalents } from '../equivalent.ts';
import type { RetryRule } from '../code-draft.ts';
import { grpcSeconds } from '../grpc.ts';
import { millis, milliseconds, roundedToMillis, seconds } from '../quantities.ts';
import { BLOCKED_BY } from '../resilience4j.ts';
import { ENVOY_FAILURES, istioRetries, retries, retryPolicy } from './waiting.ts';

interface RetryParams {
  readonly maxAttempts: number;
  readonly baseDelay: number;
  readonly multiplier: number;
  readonly maxDelay: number;
  readonly jitter: RetryRule['jitter'];
}

export const retry: Equivalents<RetryParams> = {
  envoy(at) {
    if (!retries(at.there)) return carried('no retry policy: Envoy does not retry unless told to');
    const { maxAttempts } = at.params;
    Object.assign(retryPolicy(at.draft), {
      ...ENVOY_FAILURES,
      num_retries: maxAttempts - 1,
      retry_back_off: { base_interval: seconds(firstMs(at) * 1000), max_interval: seconds(lastMs(at) * 1000) },
    });
    return carried('`retry_policy` of the route', [
      ...envoyDelays(at.params, 'Envoy'),
      ...rounded(at.params),
      !('retryConcurrency' in at.there) &&
        'Envoy lets 3 retries to a cluster be under way at a time unless told otherwise; nothing in the scenario does, so Envoy is the more careful of the two',
    ]);
  },
  istio(at) {
    if (!retries(at.there)) return carried('`attempts: 0`: Istio retries twice unless told not to');
    Object.assign(istioRetries(at.draft), {
      attempts: at.params.maxAttempts - 1,
      retryOn: '5xx,429',
      backoff: `${firstMs(at)}ms`,
    });
    const isCapped = at.params.baseDelay > 0 && ceilingUs(at.params) > 10 * at.params.baseDelay;
    const isCappedHere = ceilingUs(at.params) > at.params.maxDelay;
    return carried('`retries` of the route', [
      ...envoyDelays(at.params, 'the proxy'),
      ...rounded(at.params),
      (isCapped || isCappedHere) && 'no delay is longer than ten times `backoff`; a longest delay cannot be set',
      'what the rate limit of a proxy refuses is not retried; here every refusal is',
      'older versions of Istio have no `backoff`: their delays begin with 25 ms',
    ]);
  },
  grpc(at) {
    if (!retries(at.there)) return carried('no retry policy: gRPC does not retry unless told to');
    const { maxAttempts, multiplier, jitter } = at.params;
    at.draft.method['retryPolicy'] = {
      maxAttempts,
      initialBackoff: grpcSeconds(Math.max(1000, at.params.baseDelay)),
      maxBackoff: grpcSeconds(Math.max(1000, at.params.maxDelay)),
      backoffMultiplier: multiplier,
      retryableStatusCodes: RETRYABLE,
    };
    return carried('`retryPolicy` of the method config', [
      maxAttempts > 5 && 'gRPC makes 5 attempts at most, whatever is written',
      jitter !== 'proportional' &&
        at.params.baseDelay > 0 &&
        `gRPC draws each delay from 0.8 to 1.2 of its ceiling; here ${DRAWN[jitter]}`,
      at.params.baseDelay < 1000 && 'gRPC takes no delay of 0: it is 1 ms',
      'in the scenario every failure is retried; here those with the listed codes are, and DEADLINE_EXCEEDED is not among them: the time of the call is over then',
    ]);
  },
  resilience4j(at) {
    const ignoreExceptions = Object.entries(BLOCKED_BY).flatMap(([guard, name]) => (guard in at.there ? [name] : []));
    const { differs, settings } = resilience4jDelays(at.params);
    at.draft.retry = {
      maxAttempts: at.params.maxAttempts,
      ...(at.params.maxAttempts > 1 ? settings : {}),
      ...(ignoreExceptions.length > 0 ? { ignoreExceptions } : {}),
    };
    return carried('an instance of Retry', at.params.maxAttempts > 1 ? differs : []);
  },
  polly: inCode,
  cockatiel: inCode,
};

function inCode({ params, there, draft }: At<RetryParams, { retry: RetryRule | null }>) {
  if (!retries(there)) return carried('nothing: without a retry there is none');
  const { maxAttempts, baseDelay, multiplier, maxDelay, jitter } = params;
  draft.retry = { retries: maxAttempts - 1, baseUs: baseDelay, multiplier, maxUs: maxDelay, jitter };
  return carried('a retry with its delays in code');
}

const firstMs = ({ params }: At<RetryParams, unknown>): number => millis(Math.min(params.baseDelay, params.maxDelay));
const lastMs = (at: At<RetryParams, unknown>): number =>
  at.params.baseDelay === 0 ? 1 : Math.max(firstMs(at), millis(at.params.maxDelay));

/** The ceiling of the last delay, were there no longest one. */
const ceilingUs = ({ baseDelay, multiplier, maxAttempts }: RetryParams): number =>
  baseDelay * Math.pow(multiplier, Math.max(0, maxAttempts - 2));

/**
 * Envoy draws every delay uniformly from 0 to a ceiling that doubles (backoff_strategy.cc, JitteredExponentialBackOffStrategy;
 * its documentation has 1, 3, 7 … times the base for it, the code 1, 2, 4).
 */
function envoyDelays({ jitter, multiplier, baseDelay, maxAttempts }: RetryParams, who: string): (string | false)[] {
  if (baseDelay === 0) return [`${who} always waits a little: its retries are sent within 1 ms, the shortest it takes`];
  return [
    jitter !== 'full' && `${who} draws each delay from 0 up to its ceiling; here ${DRAWN[jitter]}`,
    multiplier !== 2 &&
      maxAttempts > 2 &&
      jitter !== 'decorrelated' &&
      `${who} doubles the ceiling each time; here it grows ${multiplier} times`,
  ];
}

/**
 * A draw of resilience4j is symmetric: the delay, give or take a share of it. So a range from `low` to `high` of the ceiling is its
 * middle, give or take half its width. It cuts at the longest delay after the draw (IntervalFunction.java), the engine before.
 */
function resilience4jDelays(params: RetryParams) {
  const { baseDelay, multiplier, maxDelay, jitter } = params;
  const [low, high] = RANGES[jitter];
  const middle = (low + high) / 2;
  const isGrowing = multiplier > 1 && params.maxAttempts > 2;
  const cutUs = maxDelay * high;
  const settings = {
    waitDuration: milliseconds(Math.min(baseDelay, maxDelay) * middle),
    ...(isGrowing && baseDelay > 0
      ? {
          enableExponentialBackoff: true,
          exponentialBackoffMultiplier: multiplier,
          exponentialMaxWaitDuration: milliseconds(cutUs),
        }
      : {}),
    ...(high > low && baseDelay > 0
      ? { enableRandomizedWait: true, randomizedWaitFactor: Number(((high - low) / 2 / middle).toPrecision(6)) }
      : {}),
  };
  const differs = [
    baseDelay === 0 && 'it waits 1 ms before a retry, the shortest that it takes',
    ...rounded(params),
    jitter === 'decorrelated' && 'it knows no decorrelated jitter: delays are without jitter here',
    high > low &&
      ceilingUs(params) > maxDelay &&
      'it cuts delays at the longest after the draw, so that many are of that length; here the draw is below it',
  ];
  return { differs, settings };
}

const rounded = ({ baseDelay, maxDelay, maxAttempts }: RetryParams): (string | false)[] => [
  baseDelay > 0 && roundedToMillis('the first delay', Math.min(baseDelay, maxDelay)),
  maxAttempts > 2 && baseDelay > 0 && roundedToMillis('the longest delay', maxDelay),
];

const DRAWN: Readonly<Record<RetryRule['jitter'], string>> = {
  none: 'it is the ceiling',
  full: 'it is drawn from 0 up to the ceiling',
  equal: 'it is drawn from half of the ceiling up',
  decorrelated: 'it is drawn from the base up to three times the delay before',
  proportional: 'it is drawn from 0.8 to 1.2 of the ceiling',
};
/** From and to which share of its ceiling a delay is drawn. */
const RANGES: Readonly<Record<RetryRule['jitter'], readonly [low: number, high: number]>> = {
  none: [1, 1],
  full: [0, 1],
  equal: [0.5, 1],
  decorrelated: [1, 1],
  proportional: [0.8, 1.2],
};
const RETRYABLE = ['UNAVAILABLE', 'RESOURCE_EXHAUSTED', 'INTERNAL', 'UNKNOWN', 'ABORTED'];
