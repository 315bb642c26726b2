import type { Veto } from '../code-draft.ts';
import { absent, alike, carried, type At, type Equivalents } from '../equivalent.ts';
import { percent } from '../quantities.ts';
import { retries } from './waiting.ts';

const AWS_ONLY = 'a quota that only success fills again, with prices for kinds of failure, is the AWS SDKs’ own';
const PER_PROCESS = 'each process has its own; in the scenario the arrow has one';
const NOTHING_RETRIES = absent('nothing retries here, so there is nothing to hold back', 'a `retry` beside it');

interface RetryBudgetParams {
  readonly ratio: number;
  readonly burst: number;
  readonly fundedBy: 'firstAttempts' | 'successes';
  readonly minPerSecond: number;
  readonly ttl?: number;
}

export const retryBudget: Equivalents<RetryBudgetParams> = {
  ...alike(
    ['envoy', 'istio'],
    absent(
      'the retry budget of Envoy caps the retries under way as a share of the requests under way, so that a slow callee, having more of them, is retried more; this one counts retries per first attempt, however slow the callee',
      'set `retryConcurrency` in the lab, which is Envoy’s rule, see whether it holds, and export that',
    ),
  ),
  grpc: absent(
    'gRPC throttles retries by how many attempts fail, not by how many calls there are',
    'set `retryThrottle` in the lab, which is gRPC’s rule, see whether it holds, and export that',
  ),
  resilience4j: absent(
    'resilience4j counts the retries of one call, and has no budget for all of them',
    'ask a token bucket of your own in `retryExceptionPredicate`, which is heard before each retry',
  ),
  polly: (at) => budgetInCode(at, ['what a breaker or a limit stopped at once earns as well']),
  cockatiel: (at) => budgetInCode(at, []),
};

function budgetInCode(at: At<RetryBudgetParams, { vetoes: Veto[] }>, differs: readonly string[]) {
  const { ratio, burst, fundedBy, minPerSecond, ttl } = at.params;
  if (!retries(at.there)) return NOTHING_RETRIES;
  if (ttl !== undefined) return absent('the class that is written counts without a `ttl`', 'a budget with a `burst`');
  at.draft.vetoes.push({
    kind: 'RetryBudget',
    settings: { ratio, burst, minPerSecond },
    earnedBy: fundedBy,
  });
  return carried('a class of its own, RetryBudget, for the library has none', [PER_PROCESS, ...differs]);
}

interface RetryConcurrencyParams {
  readonly ratio: number;
  readonly minRetries: number;
}

export const retryConcurrency: Equivalents<RetryConcurrencyParams> = {
  envoy({ params, draft }) {
    draft.thresholds['retry_budget'] = {
      budget_percent: { value: percent(params.ratio) },
      min_retry_concurrency: params.minRetries,
    };
    return carried('`retry_budget` of the cluster’s circuit breakers', [
      'Envoy counts what waits for a connection among the requests under way',
    ]);
  },
  istio({ params, draft }) {
    draft.policy['retryBudget'] = { percent: percent(params.ratio), minRetryConcurrency: params.minRetries };
    return carried('`retryBudget` of the traffic policy', [
      'the proxy counts what waits for a connection among the requests under way',
      'older versions of Istio have no `retryBudget`; there `connectionPool.http.maxRetries` caps retries at a number',
    ]);
  },
  grpc: absent(
    'gRPC does not count retries under way',
    'set `retryThrottle` in the lab, which is gRPC’s rule, see whether it holds, and export that',
  ),
  ...alike(
    ['resilience4j', 'polly', 'cockatiel'],
    absent(
      'the library does not know how many attempts of other calls are under way',
      'set `retryBudget` in the lab, which can be written in code, or put a proxy in front',
    ),
  ),
};

export const retryQuota: Equivalents<unknown> = {
  ...alike(
    ['envoy', 'istio'],
    absent(AWS_ONLY, 'set `retryConcurrency` in the lab, which is Envoy’s rule, see whether it holds, and export that'),
  ),
  grpc: absent(AWS_ONLY, 'set `retryThrottle` in the lab, which is gRPC’s rule, see whether it holds, and export that'),
  ...alike(
    ['resilience4j', 'polly', 'cockatiel'],
    absent(AWS_ONLY, 'where the callee is called through an AWS SDK, its retry mode `standard` is this guard'),
  ),
};

interface RetryThrottleParams {
  readonly maxTokens: number;
  readonly tokenRatio: number;
}

export const retryThrottle: Equivalents<RetryThrottleParams> = {
  ...alike(
    ['envoy', 'istio'],
    absent(
      'Envoy caps retries by what is under way, not by how many attempts fail',
      'set `retryConcurrency` in the lab, which is Envoy’s rule, see whether it holds, and export that',
    ),
  ),
  grpc({ params, draft }) {
    const tokenRatio = Math.floor(params.tokenRatio * 1000 + 1e-6) / 1000;
    draft.service['retryThrottling'] = { maxTokens: params.maxTokens, tokenRatio };
    return carried('`retryThrottling` of the service config', [
      tokenRatio !== params.tokenRatio && `gRPC takes three decimals: ${tokenRatio}`,
      'one throttle serves all channels to a server name; failures count whose codes are retryable',
      'grpc-js asks it after the delay instead of before, and does not hold hedges to it',
    ]);
  },
  resilience4j: absent(
    'resilience4j counts the retries of one call, and has no throttle for all of them',
    'ask a counter of your own in `retryExceptionPredicate`, which is heard before each retry',
  ),
  polly: throttleInCode,
  cockatiel: throttleInCode,
};

function throttleInCode({ params, there, draft }: At<RetryThrottleParams, { vetoes: Veto[] }>) {
  if (!retries(there)) return NOTHING_RETRIES;
  const { maxTokens, tokenRatio } = params;
  draft.vetoes.push({ kind: 'RetryThrottle', settings: { maxTokens, tokenRatio } });
  return carried('a class of its own, RetryThrottle, for the library has none', [PER_PROCESS]);
}
