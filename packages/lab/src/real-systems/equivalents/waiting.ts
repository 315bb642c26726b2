import type { PlaceSettings } from '@basin/engine';
import type { EnvoyDraft } from '../envoy/draft.ts';
import { absent, carried, type Equivalents } from '../equivalent.ts';
import { grpcSeconds } from '../grpc.ts';
import type { IstioDraft } from '../istio.ts';
import { millis, milliseconds, roundedToMillis, seconds } from '../quantities.ts';
import type { Tree } from '../tree.ts';

interface TimeoutParams {
  readonly after: number;
  readonly cancels?: boolean;
}

interface DeadlineParams {
  readonly within?: number;
  readonly cancels?: boolean;
}

export const timeout: Equivalents<TimeoutParams> = {
  envoy(at) {
    const { after, cancels } = at.params;
    const differs = [roundedToMillis('it', after), isTold(cancels, 'Envoy resets the stream')];
    if (!retries(at.there)) {
      at.draft.route['timeout'] = seconds(wholeCallUs(at.there));
      return carried('`timeout` of the route, for there are no retries', differs);
    }
    retryPolicy(at.draft)['per_try_timeout'] = seconds(millis(after) * 1000);
    return carried('`per_try_timeout` of the retry policy', differs);
  },
  istio(at) {
    const { after, cancels } = at.params;
    const differs = [roundedToMillis('it', after), isTold(cancels, 'the proxy resets the stream')];
    if (!retries(at.there)) {
      at.draft.http['timeout'] = milliseconds(wholeCallUs(at.there));
      return carried('`timeout` of the route, for there are no retries', differs);
    }
    istioRetries(at.draft)['perTryTimeout'] = milliseconds(after);
    return carried('`perTryTimeout` of the retries', differs);
  },
  grpc(at) {
    if (retries(at.there) || 'hedging' in at.there) {
      return absent(
        'a service config limits the time of a whole call only, and this one makes several attempts',
        'a `deadline` in the lab that leaves room for all attempts; or a deadline per attempt in an interceptor below the retries',
      );
    }
    at.draft.method['timeout'] = grpcSeconds(wholeCallUs(at.there));
    return carried('`timeout` of the method config, for a call has one attempt', [
      isTold(at.params.cancels, 'gRPC tells the server'),
    ]);
  },
  resilience4j(at) {
    const { after, cancels = false } = at.params;
    at.draft.timelimiter = { timeoutDuration: milliseconds(after), cancelRunningFuture: cancels };
    return carried('`timeoutDuration` of the time limiter', [
      roundedToMillis('it', after),
      'it limits what returns a CompletionStage; what blocks its thread needs the timeout of its client beside it',
      cancels && 'cancelling the future tells the callee only if the client passes that on',
    ]);
  },
  polly(at) {
    const { after, cancels } = at.params;
    if (after < POLLY_LEAST_US) return absent(POLLY_TOO_SHORT);
    at.draft.timeoutUs = after;
    return carried('`AddTimeout`, innermost', [
      isTold(cancels, 'the token is cancelled, and HttpClient then drops the call'),
    ]);
  },
  cockatiel(at) {
    at.draft.timeoutUs = at.params.after;
    return carried('`timeout`, innermost, which does not wait for the attempt to stop', [
      isTold(at.params.cancels, 'an attempt that passes the signal on is dropped by its client'),
    ]);
  },
};

export const deadline: Equivalents<DeadlineParams> = {
  envoy(at) {
    const { within, cancels } = at.params;
    if (within === undefined) return absent(ONLY_LEFT, SEND_HEADER);
    at.draft.route['timeout'] = seconds(wholeCallUs(at.there));
    return carried('`timeout` of the route', [
      `what the caller’s own caller has left is not known to Envoy: ${SEND_HEADER}`,
      'the callee is told in `x-envoy-expected-rq-timeout-ms`, and must hand on what is left of it itself',
      isTold(cancels, 'Envoy resets the stream'),
    ]);
  },
  istio(at) {
    const { within, cancels } = at.params;
    if (within === undefined) return absent(ONLY_LEFT, SEND_HEADER);
    at.draft.http['timeout'] = milliseconds(wholeCallUs(at.there));
    return carried('`timeout` of the route', [
      roundedToMillis('it', within),
      `what the caller’s own caller has left is not known to the proxy: ${SEND_HEADER}`,
      isTold(cancels, 'the proxy resets the stream'),
    ]);
  },
  grpc(at) {
    const { within, cancels } = at.params;
    if (within === undefined) {
      return absent(
        'a service config sets a time of its own only',
        'pass the context of the server on to its calls, as Go and Java do of themselves: what is left travels with them',
      );
    }
    at.draft.method['timeout'] = grpcSeconds('hedging' in at.there ? within : wholeCallUs(at.there));
    return carried('`timeout` of the method config', [
      'whether a server’s own calls get what is left depends on the language: Go and Java hand the context on, elsewhere the program does',
      isTold(cancels, 'gRPC tells the server'),
    ]);
  },
  resilience4j: absent(
    'an instance has one time limiter, and it stands inside the retries',
    'decorate the call in code with a second TimeLimiter outside Retry, and send what is left in a header',
  ),
  polly(at) {
    const { within, cancels } = at.params;
    if (within === undefined) return absent(ONLY_LEFT, 'pass the CancellationToken of the incoming call on');
    if (within < POLLY_LEAST_US) return absent(POLLY_TOO_SHORT);
    at.draft.deadlineUs = within;
    return carried('`AddTimeout`, outermost', [...NOT_HANDED_ON, isTold(cancels, 'the token is cancelled')]);
  },
  cockatiel(at) {
    const { within, cancels } = at.params;
    if (within === undefined) return absent(ONLY_LEFT, 'pass the AbortSignal of the incoming call on');
    at.draft.deadlineUs = within;
    return carried('`timeout`, outermost', [...NOT_HANDED_ON, isTold(cancels, 'the signal is aborted')]);
  },
};

/** Whether a call of the place may have more than one attempt, one after another. */
export const retries = (there: PlaceSettings): boolean => Number(paramOf(there, 'retry', 'maxAttempts') ?? 1) > 1;

export function paramOf(there: PlaceSettings, guard: string, param: string): unknown {
  const params = there[guard];
  return params === undefined || params === 'off' ? undefined : params[param];
}

/** Of an Envoy route. */
export const retryPolicy = (draft: EnvoyDraft): Tree => (draft.route['retry_policy'] ??= {}) as Tree;

/** What the scenario takes for a failure of the callee: errors, no answer, and refusals, its rate limit’s among them. */
export const ENVOY_FAILURES = {
  retry_on: '5xx,retriable-status-codes,envoy-ratelimited',
  retriable_status_codes: [429],
};

/** Of an Istio route. */
export const istioRetries = (draft: IstioDraft): Tree => (draft.http['retries'] ??= {}) as Tree;

/** The limit of a whole call: its deadline, and where there is one attempt also that attempt's timeout. */
function wholeCallUs(there: PlaceSettings): number {
  const within = paramOf(there, 'deadline', 'within') as number | undefined;
  const after = retries(there) ? undefined : (paramOf(there, 'timeout', 'after') as number | undefined);
  return Math.min(within ?? Infinity, after ?? Infinity);
}

const isTold = (cancels: boolean | undefined, how: string): string | false =>
  cancels !== true && `the callee learns that nobody waits any more (${how}); in the scenario it does not`;

const ONLY_LEFT = 'it hands on what the caller’s own caller has left, which only the program knows';
const SEND_HEADER = 'let the program send what is left in `x-envoy-upstream-rq-timeout-ms`';
const NOT_HANDED_ON = ['the callee is not told until when its caller waits; send what is left in a header'];
const POLLY_LEAST_US = 10_000;
const POLLY_TOO_SHORT = 'Polly takes no timeout under 10 ms';
