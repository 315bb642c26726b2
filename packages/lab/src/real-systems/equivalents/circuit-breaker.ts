import { absent, alike, carried, type Equivalents } from '../equivalent.ts';
import { timeSpan } from '../polly.ts';
import { milliseconds, percent, roundedToMillis, roundedToSeconds, tidy, wholeSeconds } from '../quantities.ts';
import { BLOCKED_BY } from '../resilience4j.ts';

interface BreakerParams {
  readonly failureRatio: number;
  readonly window: { readonly count?: number; readonly time?: number };
  readonly buckets: number;
  readonly minimum: number;
  readonly openFor: number;
  readonly jitter: number;
  readonly probes: number;
}

/**
 * Where each library’s breaker is not this one is known from tests that play both side by side (`test/libraries` of the
 * engine), and for resilience4j and Polly from their sources.
 */
export const circuitBreaker: Equivalents<BreakerParams> = {
  ...alike(
    ['envoy', 'istio'],
    absent(
      'what Envoy calls circuit breakers are fixed limits on what is under way; none opens when calls fail, or probes',
      'set `admissionControl` (a share is blocked while calls fail) or, behind a balancer, `outlierEjection` (a replica that fails is left out) in the lab, see whether it holds, and export that',
    ),
  ),
  grpc: absent(
    'gRPC has no breaker for a whole callee',
    'behind a balancer, `outlierEjection` in the lab, which gRPC has; or a breaker in an interceptor',
  ),
  resilience4j(at) {
    const { params } = at;
    const ignoreExceptions = [BLOCKED_BY.bulkhead, BLOCKED_BY.clientRateLimit].filter((_, index) =>
      index === 0 ? 'bulkhead' in at.there : 'clientRateLimit' in at.there,
    );
    at.draft.circuitbreaker = {
      failureRateThreshold: percent(params.failureRatio),
      ...windowOf(params.window),
      minimumNumberOfCalls: params.minimum,
      ...openOf(params),
      permittedNumberOfCallsInHalfOpenState: params.probes,
      ...(ignoreExceptions.length > 0 ? { ignoreExceptions } : {}),
    };
    return carried('an instance of CircuitBreaker', [
      ...resilience4jWindow(params),
      roundedToMillis('`waitDurationInOpenState`', params.openFor),
      'an answer that comes late counts in whatever state it finds the breaker; here, only in the state its attempt was sent in',
    ]);
  },
  polly({ params, draft }) {
    const { failureRatio, window, minimum, openFor, jitter, probes } = params;
    if (window.time === undefined) {
      return absent(
        'Polly judges by a window of time, never by the latest so many attempts',
        'a window of time in the lab',
      );
    }
    if (Math.min(window.time, openFor) < POLLY_LEAST_US)
      return absent('Polly takes no window and no break under 0.5 s');
    const chance = `${timeSpan(openFor)} * (1 + ${jitter} * Random.Shared.NextDouble())`;
    draft.breaker = [
      '.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>',
      '{',
      `    FailureRatio = ${failureRatio},`,
      `    SamplingDuration = ${timeSpan(window.time)},`,
      `    MinimumThroughput = ${Math.max(2, minimum)},`,
      `    BreakDuration = ${timeSpan(openFor)},`,
      ...(jitter > 0 ? [`    BreakDurationGenerator = static _ => ValueTask.FromResult(${chance}),`] : []),
      '    ShouldHandle = static args => ValueTask.FromResult(HasFailed(args.Outcome)),',
      '})',
    ].join('\n');
    return carried('`AddCircuitBreaker`', [
      minimum < 2 && 'Polly judges by 2 attempts at least',
      params.buckets !== 10 && 'the window of Polly moves in ten steps',
      probes > 1 && `Polly lets one probe through, here it is ${probes}`,
      'an answer that comes late counts in whatever state it finds the breaker; here, only in the state its attempt was sent in',
    ]);
  },
  cockatiel({ params, draft }) {
    const { window, failureRatio, openFor, jitter, probes } = params;
    const threshold = failureRatio - OPENS_AT;
    const after =
      jitter === 0
        ? `${openFor / 1000}`
        : `new DelegateBackoff(() => ${openFor / 1000} * (1 + ${jitter} * Math.random()))`;
    draft.breaker = [
      'circuitBreaker(handleWhen(hasFailed), {',
      `    // It opens above its threshold, which is therefore a little below ${failureRatio}.`,
      `    breaker: ${window.time === undefined ? countBreaker(params, threshold) : samplingBreaker(params, threshold)},`,
      `    halfOpenAfter: ${after},`,
      `    halfOpenSampling: { calls: ${probes}, threshold: ${threshold} },`,
      '  })',
    ].join('\n');
    return carried('`circuitBreaker`', [
      window.time !== undefined && 'its window moves only when attempts end, in steps of a second or of a fifth of it',
      'it looks only after failures, lets late failures open it, and what comes during a probe waits for it instead of being blocked',
      'when it closes it counts the probe as part of the new window',
    ]);
  },
};

const windowOf = ({ count, time }: BreakerParams['window']) =>
  count === undefined
    ? { slidingWindowType: 'TIME_BASED', slidingWindowSize: wholeSeconds(time ?? 0) }
    : { slidingWindowType: 'COUNT_BASED', slidingWindowSize: count };

function resilience4jWindow({ window: { time }, buckets }: BreakerParams): (string | false)[] {
  if (time === undefined) return [];
  return [
    roundedToSeconds('the window', time),
    buckets !== wholeSeconds(time) && `the window moves in steps of a second, here in ${buckets} steps`,
  ];
}

/** From `openFor` up to a share longer is, in the manner of resilience4j, the middle of that, give or take half of the share. */
function openOf({ openFor, jitter }: BreakerParams) {
  if (jitter === 0) return { waitDurationInOpenState: milliseconds(openFor) };
  return {
    waitDurationInOpenState: milliseconds(openFor * (1 + jitter / 2)),
    enableRandomizedWait: true,
    randomizedWaitFactor: Number((jitter / 2 / (1 + jitter / 2)).toPrecision(6)),
  };
}

const countBreaker = ({ window, minimum }: BreakerParams, threshold: number): string => {
  const size = window.count ?? 1;
  return `new CountBreaker({ threshold: ${threshold}, size: ${size}, minimumNumberOfCalls: ${Math.min(minimum, size)} })`;
};

/** cockatiel wants the least as a rate over the window. */
const samplingBreaker = ({ window, minimum }: BreakerParams, threshold: number): string => {
  const ms = (window.time ?? 0) / 1000;
  return `new SamplingBreaker({ threshold: ${threshold}, duration: ${ms}, minimumRps: ${tidy((minimum * 1000) / ms)} })`;
};

/** Less than the share of one in as many attempts as any window counts. */
const OPENS_AT = 1e-9;
const POLLY_LEAST_US = 500_000;
