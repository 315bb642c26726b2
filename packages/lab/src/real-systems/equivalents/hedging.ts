import type { PlaceSettings } from '@basin/engine';
import type { HedgingRule } from '../code-draft.ts';
import { absent, alike, carried, type Absent, type Equivalents } from '../equivalent.ts';
import { grpcSeconds } from '../grpc.ts';
import { millis, roundedToMillis, seconds } from '../quantities.ts';
import { ENVOY_FAILURES, retries, retryPolicy } from './waiting.ts';

interface HedgingParams {
  readonly maxAttempts: number;
  readonly delay: { readonly fixed?: number; readonly percentile?: number };
  readonly maxExtraLoad: number | 'unlimited';
  readonly burst: number;
  readonly cancels: boolean;
}

export const hedging: Equivalents<HedgingParams> = {
  envoy({ params, there, draft }) {
    const hurdle = hurdleOf(params, there);
    if (hurdle !== null) return hurdle;
    const delayUs = params.delay.fixed ?? 0;
    if ('timeout' in there) {
      return absent(
        'Envoy hedges at the timeout of an attempt, which is then no timeout any more; this arrow has both',
        'a `deadline` in place of the `timeout`',
      );
    }
    if (delayUs === 0) return absent('Envoy cannot send all copies at once', 'a delay longer than 0');
    Object.assign(retryPolicy(draft), {
      ...ENVOY_FAILURES,
      num_retries: params.maxAttempts - 1,
      per_try_timeout: seconds(millis(delayUs) * 1000),
      retry_back_off: { base_interval: '0.001s', max_interval: '0.001s' },
    });
    draft.route['hedge_policy'] = { hedge_on_per_try_timeout: true };
    return carried('`hedge_on_per_try_timeout`, the timeout of an attempt being the delay', [
      roundedToMillis('the delay', delayUs),
      'what was late and then fails is not sent again once more; here the next copy goes out at once',
      uncapped(params, 'Envoy caps hedges as it caps retries, at 3 under way unless told otherwise'),
      !params.cancels && TOLD,
    ]);
  },
  istio: absent(
    'a VirtualService cannot hedge',
    'the `hedge_policy` that the export for Envoy writes, by an EnvoyFilter',
  ),
  grpc({ params, there, draft }) {
    const hurdle = hurdleOf(params, there);
    if (hurdle !== null) return hurdle;
    draft.method['hedgingPolicy'] = {
      maxAttempts: params.maxAttempts,
      hedgingDelay: grpcSeconds(params.delay.fixed ?? 0),
      nonFatalStatusCodes: NON_FATAL,
    };
    return carried('`hedgingPolicy` of the method config', [
      params.maxAttempts > 5 && 'gRPC makes 5 attempts at most, whatever is written',
      uncapped(params, 'gRPC holds hedges back by its throttle alone, see `retryThrottle`'),
      !params.cancels && TOLD,
      'not every language has it: grpc-go has none',
    ]);
  },
  resilience4j: absent('resilience4j 2 does not hedge', 'the export for Envoy or gRPC, below the service'),
  polly({ params, there, draft }) {
    const hurdle = hurdleOf(params, there);
    if (hurdle !== null) return hurdle;
    const rule: HedgingRule = { hedges: params.maxAttempts - 1, delayUs: params.delay.fixed ?? 0 };
    draft.hedging = rule;
    return carried('`AddHedging`', [uncapped(params, 'Polly does not cap hedges'), !params.cancels && TOLD]);
  },
  ...alike(['cockatiel'], absent('cockatiel does not hedge', 'the export for Envoy or gRPC, below the program')),
};

/** What stands in the way of hedging in every system that hedges. */
function hurdleOf({ delay }: HedgingParams, there: PlaceSettings): Absent | null {
  if (delay.percentile !== undefined) {
    return absent(
      'it measures the delay itself, a percentile of what attempts took lately; there the delay is a fixed time',
      'measure that percentile of the callee in operation, and set it as the `fixed` delay',
    );
  }
  if (!retries(there)) return null;
  return absent(
    'it hedges and retries one call; there it would be either one of them, or each retry would bring all its hedges anew',
    'hedge without a `retry`: what fails is sent again at once by hedging as well',
  );
}

const uncapped = ({ maxExtraLoad, burst }: HedgingParams, how: string): string | false =>
  maxExtraLoad !== 'unlimited' &&
  `hedges are not capped at ${maxExtraLoad} per call and ${burst} saved up, as here; ${how}`;

const TOLD = 'the callee is told of attempts that nobody needs any more; in the scenario it is not';
const NON_FATAL = ['UNAVAILABLE', 'RESOURCE_EXHAUSTED', 'INTERNAL', 'UNKNOWN', 'ABORTED'];
