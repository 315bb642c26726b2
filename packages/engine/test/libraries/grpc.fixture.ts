import { Metadata } from '@grpc/grpc-js/build/src/metadata.js';
import { MessageBufferTracker, RetryingCall, type RetryThrottler } from '@grpc/grpc-js/build/src/retrying-call.js';

/** How a method is configured; of the statuses only that of a failed attempt is retried, or not fatal. */
export type GrpcPolicy =
  | {
      readonly retryPolicy: {
        readonly maxAttempts: number;
        readonly initialBackoff: string;
        readonly maxBackoff: string;
        readonly backoffMultiplier: number;
      };
    }
  | { readonly hedgingPolicy: { readonly maxAttempts: number; readonly hedgingDelay: string } };

/** A call of grpc-js with its real retries and hedges, over a channel whose attempts end as and when they are told to. */
export class GrpcCall {
  readonly sentAtMs: number[] = [];
  /** Numbers of attempts that were given up because another one won. */
  readonly cancelled: number[] = [];
  isOver = false;
  private readonly endings: ((code: number) => void)[] = [];

  constructor(policy: GrpcPolicy, throttler: RetryThrottler) {
    const channel = {
      getOptions: () => ({}),
      createLoadBalancingCall: () => this.nextAttempt(),
    };
    const call: RetryingCall = Reflect.construct(RetryingCall, [
      channel,
      { methodConfig: methodConfigOf(policy) },
      '/shop/checkout',
      'localhost',
      null,
      Infinity,
      0,
      new MessageBufferTracker(0, 0),
      throttler,
    ]);
    const onReceiveStatus = () => (this.isOver = true);
    call.start(new Metadata(), { onReceiveMetadata: () => {}, onReceiveMessage: () => {}, onReceiveStatus });
  }

  get attempts(): number {
    return this.sentAtMs.length;
  }

  /** An attempt ends, the latest unless it is said which. */
  end(isOk: boolean, number = this.attempts): void {
    this.endings[number - 1]!(isOk ? 0 : UNAVAILABLE);
  }

  private nextAttempt(): object {
    const number = this.sentAtMs.push(Date.now());
    return {
      getCallNumber: () => number,
      cancelWithStatus: () => this.cancelled.push(number),
      start: (_: Metadata, listener: { onReceiveStatus(status: unknown): void }) => {
        this.endings.push((code) =>
          listener.onReceiveStatus({ code, details: '', metadata: new Metadata(), progress: 'PROCESSED' }),
        );
      },
    };
  }
}

function methodConfigOf(policy: GrpcPolicy): object {
  return 'retryPolicy' in policy
    ? { name: [], retryPolicy: { ...policy.retryPolicy, retryableStatusCodes: [UNAVAILABLE] } }
    : { name: [], hedgingPolicy: { ...policy.hedgingPolicy, nonFatalStatusCodes: [UNAVAILABLE] } };
}

const UNAVAILABLE = 14;
