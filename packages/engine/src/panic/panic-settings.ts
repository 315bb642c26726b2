import type { Micros } from '../core/time.ts';

/** A panic mode after parsing, but for the guards it puts in force. */
export interface PanicModeSettings {
  /** One of them. */
  readonly signal: {
    readonly minQueueDelay?:
      { readonly of: string; readonly engageAbove: Micros; readonly disengageBelow: Micros } | undefined;
    readonly retryShare?:
      | {
          readonly of: string;
          readonly engageAbove: number;
          readonly disengageBelow: number;
          readonly minimum: number;
        }
      | undefined;
    readonly goodputShare?:
      | {
          readonly of: string;
          readonly engageBelow: number;
          readonly disengageAbove: number;
          readonly minimum: number;
          readonly within?: Micros | undefined;
        }
      | undefined;
  };
  readonly every: Micros;
  readonly atLeast: Micros;
}
